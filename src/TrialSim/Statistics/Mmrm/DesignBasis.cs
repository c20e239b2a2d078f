using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm;

/// <summary>Columns that span the same space as a design's and are mostly zero, and the map between the coefficients.</summary>
internal sealed class DesignBasis
{
    private readonly int visits;
    private readonly IReadOnlyList<DesignColumn> design;
    private readonly int constant;
    private readonly double[] origins;

    /// <summary>The basis of a design; see <see cref="VisitDesign"/>.</summary>
    public DesignBasis(int visits, IReadOnlyList<DesignColumn> design, int constant, double[] origins)
    {
        (this.visits, this.design, this.constant, this.origins) = (visits, design, constant, origins);
        int[] crossed = [.. design.Select(c => c.OnlyCovariate).Where(u => u != DesignColumn.Absent)
            .CountBy(u => u).Where(u => u.Value >= visits).Select(u => u.Key).Order()];
        var cells = from visit in Enumerable.Range(0, visits)
                    from covariate in crossed
                    select DesignColumn.AtVisit($"{covariate} at {visit}", covariate, visit, visits);
        Columns = [.. cells, .. design.Where(c => !crossed.Contains(c.OnlyCovariate))];
    }

    /// <summary>The basis: first what is crossed with all visits, visit by visit, then the other columns of the design.</summary>
    public IReadOnlyList<DesignColumn> Columns { get; }

    /// <summary>The matrix from coefficients of the basis to those of the design, and log |determinant| of its inverse.</summary>
    /// <exception cref="StatisticsInputException">The design's columns repeat each other.</exception>
    public (double[,] Matrix, double LogDeterminant) Inverse()
    {
        int size = design.Count;
        if (Columns.Count < size)
        {
            throw Repeated(design[^1].Name);
        }

        // row: column of the basis; first the coefficients of the design that make it up, then the unit matrix
        var work = new double[size, 2 * size];
        for (int b = 0; b < size; b++)
        {
            work[b, size + b] = 1;
            for (int c = 0; c < size; c++)
            {
                work[b, c] = Share(Columns[b], design[c]);
            }
        }

        double logDeterminant = Eliminate(work, size);
        var inverse = new double[size, size];
        for (int c = 0; c < size; c++)
        {
            for (int b = 0; b < size; b++)
            {
                inverse[c, b] = work[c, size + b];
            }
        }

        return (inverse, logDeterminant);
    }

    // How much of a column of the basis is in a column of the design: what it holds at the basis's first visit, where nothing else of the
    // basis is that holds the same covariate.
    private double Share(DesignColumn basis, DesignColumn column)
    {
        int visit = Enumerable.Range(0, visits).First(v => basis.CovariateAt[v] != DesignColumn.Absent);
        int held = column.CovariateAt[visit];
        bool isCell = !design.Any(c => ReferenceEquals(c, basis));
        bool isOwn = isCell ? column.OnlyCovariate == basis.OnlyCovariate && held == basis.OnlyCovariate : ReferenceEquals(basis, column);
        bool takesUpOrigin = basis.OnlyCovariate == constant && (isCell || basis.CovariateAt.All(u => u == constant))
            && held != DesignColumn.Absent && held != constant;
        return isOwn ? 1 : takesUpOrigin ? origins[held] : 0;
    }

    // Gauss and Jordan with row exchanges.
    private double Eliminate(double[,] work, int size)
    {
        double logDeterminant = 0;
        for (int k = 0; k < size; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < size; i++)
            {
                pivot = Math.Abs(work[i, k]) > Math.Abs(work[pivot, k]) ? i : pivot;
            }

            if (Math.Abs(work[pivot, k]) < 1e-9)
            {
                throw Repeated(design[k].Name);
            }

            logDeterminant += Portable.Log(Math.Abs(work[pivot, k]));
            double inverse = 1 / work[pivot, k];
            for (int c = 0; c < 2 * size; c++)
            {
                (work[k, c], work[pivot, c]) = (work[pivot, c], work[k, c]);
                work[k, c] *= inverse;
            }

            for (int i = 0; i < size; i++)
            {
                double factor = i == k ? 0 : work[i, k];
                for (int c = 0; factor != 0 && c < 2 * size; c++)
                {
                    work[i, c] -= factor * work[k, c];
                }
            }
        }

        return logDeterminant;
    }

    private static StatisticsInputException Repeated(string name) => new(
        $"the term \"{name}\" repeats other terms of the model: its coefficient cannot be told apart from theirs.", "Leave it out of the formula.");
}
