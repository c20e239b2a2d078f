using TrialSim.Numerics;

namespace TrialSim.Statistics.Logistic;

/// <summary>Decides whether some combination of a design's columns goes against no patient's response, and finds one.</summary>
/// <remarks>
/// Let a patient's signed row be its row of the design, with the sign in which its predictor may move. By Stiemke's theorem either a
/// direction d has a'd at least 0 for all signed rows a, and above 0 for one, or weights of at least 1 bring the rows' sum to 0. Nonnegative
/// least squares (Lawson and Hanson 1974, chapter 23) makes the sum as short as it can be; what is left of it is such a d. Rows that may
/// not move at all are projected out first. Used where Newton's steps prove neither; refilled without allocation once its buffers have grown.
/// </remarks>
internal sealed class SeparationSearch
{
    /// <summary>A part of a row, or of the sum, below this share of its length is rounding.</summary>
    private const double Rounding = 1e-9;

    private readonly DirectionSet still = new(); // of the rows that may not move
    private readonly DirectionSet passive = new();
    private double[] rows = [];
    private double[] weights = []; // beyond 1
    private double[] target = [];
    private double[] solution = [];
    private int[] members = []; // rows whose weight is free; the others' is 1
    private int columns;
    private int count;

    /// <summary>Grows all buffers at once, so that no design up to this size allocates.</summary>
    public void Reserve(int patients, int designColumns)
    {
        if (rows.Length < patients * designColumns)
        {
            rows = new double[patients * designColumns];
        }

        if (members.Length < designColumns + 1)
        {
            (target, solution, members) = (new double[designColumns + 1], new double[designColumns + 1], new int[designColumns + 1]);
        }

        if (weights.Length < patients)
        {
            weights = new double[patients];
        }

        still.Restart(designColumns);
        passive.Restart(designColumns);
    }

    /// <summary>Looks for a direction; false where there is none.</summary>
    /// <param name="basis">The design.</param>
    /// <param name="signs">For each patient 1 where its predictor may not fall, -1 where it may not rise, 0 where it may not move.</param>
    /// <param name="direction">The direction in the coordinates of the basis.</param>
    public bool TryFind(OrthonormalBasis basis, ReadOnlySpan<double> signs, Span<double> direction)
    {
        Fill(basis, signs);
        for (int round = 0; round < 3 * (basis.Rows + columns); round++)
        {
            WriteSum(basis.Rows, direction);
            int worst = MostOpposed(basis.Rows, direction);
            if (worst < 0 || count == columns)
            {
                break;
            }

            members[count++] = worst;
            while (!TryAdvance(basis.Rows))
            {
                // a weight has met its bound and left; the others are solved again
            }
        }

        return Length(direction) > Rounding * Math.Sqrt(columns);
    }

    private Span<double> Row(int patient) => rows.AsSpan(patient * columns, columns);

    private void Fill(OrthonormalBasis basis, ReadOnlySpan<double> signs)
    {
        Reserve(basis.Rows, basis.Count);
        (columns, count) = (basis.Count, 0);
        weights.AsSpan(0, basis.Rows).Clear();
        for (int i = 0; i < basis.Rows; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                Row(i)[j] = basis.Vector(j)[i] * (signs[i] == 0 ? 1 : signs[i]);
            }

            if (signs[i] == 0 && still.Count < columns)
            {
                still.TryAdd(Row(i), Rounding);
            }
        }

        for (int i = 0; i < basis.Rows; i++)
        {
            if (signs[i] == 0)
            {
                Row(i).Clear();
                continue;
            }

            double before = Length(Row(i));
            still.RemoveFrom(Row(i));
            if (Length(Row(i)) <= Rounding * before)
            {
                Row(i).Clear();
            }
        }
    }

    private void WriteSum(int patients, Span<double> sum)
    {
        sum.Clear();
        for (int i = 0; i < patients; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                sum[j] += (1 + weights[i]) * Row(i)[j];
            }
        }
    }

    // The patient whom moving along the sum goes against most, for the length of its row; -1 where there is none.
    private int MostOpposed(int patients, ReadOnlySpan<double> sum)
    {
        int worst = -1;
        double least = -Rounding * Length(sum);
        for (int i = 0; i < patients; i++)
        {
            double length = Length(Row(i));
            double along = length > 0 ? Dot(Row(i), sum) / length : 0;
            if (along < least && !members.AsSpan(0, count).Contains(i))
            {
                (least, worst) = (along, i);
            }
        }

        return worst;
    }

    // Moves the free weights to their unbounded best, or as far as all stay at least 1; false where one has met that bound and was taken out.
    private bool TryAdvance(int patients)
    {
        Solve(patients);
        double share = 1;
        for (int k = 0; k < count; k++)
        {
            if (solution[k] <= 0)
            {
                share = Math.Min(share, weights[members[k]] / (weights[members[k]] - solution[k]));
            }
        }

        int kept = 0;
        for (int k = 0; k < count; k++)
        {
            int member = members[k];
            weights[member] += share * (solution[k] - weights[member]);
            if (solution[k] > 0 || weights[member] > 1e-14)
            {
                members[kept++] = member;
            }
            else
            {
                weights[member] = 0;
            }
        }

        bool isWhole = kept == count || kept == 0;
        count = kept;
        return isWhole;
    }

    // Least squares for the free weights with the others at 1.
    private void Solve(int patients)
    {
        target.AsSpan(0, columns).Clear();
        for (int i = 0; i < patients; i++)
        {
            for (int j = 0; j < columns; j++)
            {
                target[j] -= Row(i)[j];
            }
        }

        passive.Restart(columns);
        int independent = 0;
        for (int k = 0; k < count; k++)
        {
            if (passive.TryAdd(Row(members[k]), 1e-12))
            {
                members[independent++] = members[k];
            }
            else
            {
                weights[members[k]] = 0;
            }
        }

        count = independent;
        passive.Solve(target.AsSpan(0, columns), solution);
    }

    private static double Length(ReadOnlySpan<double> vector) => Math.Sqrt(Dot(vector, vector));

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++)
        {
            sum += a[j] * b[j];
        }

        return sum;
    }
}
