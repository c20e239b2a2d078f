using TrialSim.Numerics;

namespace TrialSim.Statistics.Logistic;

/// <content>The sums over the patients.</content>
public sealed partial class CanonicalRegression<TFamily>
{
    /// <summary>A step that moves the predictors by less than this is no sign of separation.</summary>
    private const double NoticeableChange = 0.1;

    /// <summary>Opposition below this share of the largest change is rounding.</summary>
    private const double NoOpposition = 1e-10;

    private int Padded => basis.PaddedRows;

    // Predictor, moments and information at the coordinates; returns the (penalized) log likelihood.
    private double Evaluate()
    {
        WriteCombination(coordinates, Columns, predictor);
        var eta = InnerProducts.Rows(predictor.AsSpan(0, Padded));
        var y = InnerProducts.Rows(response.AsSpan(0, Padded));
        var mu = InnerProducts.Rows(mean.AsSpan(0, Padded));
        var v = InnerProducts.Rows(variance.AsSpan(0, Padded));
        var sum = Lanes.Zero;
        for (int i = 0; i < eta.Length; i++)
        {
            var one = TFamily.Evaluate(eta[i], y[i], out mu[i], out v[i]);
            sum += LaneMask.First(Math.Min(Rows - (i * Lanes.Count), Lanes.Count)).Keep(one);
        }

        WriteInformation();
        return InnerProducts.Total(sum) + (kind == LikelihoodKind.Firth ? Penalty() : 0);
    }

    // Half the log determinant of X'WX = R'(Q'WQ)R, leaving the factor of Q'WQ behind.
    private double Penalty()
    {
        int n = Columns;
        information.AsSpan(0, n * n).CopyTo(penaltyFactor);
        if (!PositiveDefinite.TryFactor(penaltyFactor, n))
        {
            return double.NegativeInfinity;
        }

        double sum = 0.5 * PositiveDefinite.LogDeterminant(penaltyFactor, n);
        for (int j = 0; j < n; j++)
        {
            sum += Portable.Log(basis.Triangle(j, j));
        }

        return sum;
    }

    private void WriteInformation()
    {
        int n = Columns;
        var weight = variance.AsSpan(0, Padded);
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k <= j; k++)
            {
                information[(j * n) + k] = InnerProducts.Dot(basis.Vector(j), basis.Vector(k), weight);
            }
        }
    }

    // y - mu, and with Firth's penalty the leverage times half the skewness
    private void WritePull()
    {
        var y = InnerProducts.Rows(response.AsSpan(0, Padded));
        var mu = InnerProducts.Rows(mean.AsSpan(0, Padded));
        var target = InnerProducts.Rows(pull.AsSpan(0, Padded));
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = y[i] - mu[i];
        }

        if (kind == LikelihoodKind.Plain)
        {
            return;
        }

        PositiveDefinite.Invert(penaltyFactor, Columns, inverse);
        var v = InnerProducts.Rows(variance.AsSpan(0, Padded));
        for (int i = 0; i < target.Length; i++)
        {
            target[i] += v[i] * Distance(i) * TFamily.HalfSkewness(mu[i]);
        }
    }

    // q'(Q'WQ)^-1 q of eight patients; times the variance it is their leverage
    private Lanes Distance(int block)
    {
        int n = Columns;
        var sum = Lanes.Zero;
        for (int j = 0; j < n; j++)
        {
            var row = Lanes.Zero;
            for (int k = 0; k < n; k++)
            {
                row = Lanes.Fma(inverse[(j * n) + k], InnerProducts.Rows(basis.Vector(k))[block], row);
            }

            sum = Lanes.Fma(row, InnerProducts.Rows(basis.Vector(j))[block], sum);
        }

        return sum;
    }

    private void WriteCombination(ReadOnlySpan<double> weights, int count, Span<double> column)
    {
        column = column[..Padded];
        column.Clear();
        for (int j = 0; j < count; j++)
        {
            InnerProducts.AddMultiple(weights[j], basis.Vector(j), column);
        }
    }

    // Whether the step goes against no patient's response: then the likelihood rises along it for ever. The predictors are overwritten.
    private bool Separates(int free)
    {
        WriteCombination(step, free, predictor);
        var change = InnerProducts.Rows(predictor.AsSpan(0, Padded));
        var y = InnerProducts.Rows(response.AsSpan(0, Padded));
        var largest = Lanes.Zero;
        var opposition = Lanes.Zero;
        for (int i = 0; i < change.Length; i++)
        {
            largest = Lanes.Max(Lanes.Abs(change[i]), largest);
            opposition = Lanes.Max(TFamily.Opposition(change[i], y[i]), opposition);
        }

        double size = Largest(largest);
        return size > NoticeableChange && Largest(opposition) <= NoOpposition * size;
    }

    private static double Largest(Lanes lanes)
    {
        double largest = 0;
        for (int k = 0; k < Lanes.Count; k++)
        {
            largest = Math.Max(largest, lanes[k]);
        }

        return largest;
    }
}
