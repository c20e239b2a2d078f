namespace TrialSim.Numerics.Distributions;

/// <summary>A rectangle for correlated normal variables as a product of conditional probabilities, each a function of one coordinate of the unit cube.</summary>
/// <remarks>
/// The variables are written through independent ones, X = L Y; Y_1 is drawn within its limits, then Y_2 within its given Y_1, and so on
/// (Genz 1992). The least probable limits come first (Gibson, Glasbey and Elston 1994), which evens the product out. A variable that the
/// earlier ones determine, as happens in a singular correlation matrix, adds its limits to the last of those.
/// </remarks>
internal sealed class ConditionedRectangle
{
    /// <summary>Below this a conditional variance, of 1 at first, is rounding.</summary>
    private const double Determined = 1e-12;

    private readonly int n;
    private readonly double[] low;
    private readonly double[] high;
    private readonly double[] factor; // L, row by row
    private readonly int[] lastTerm; // by variable: the independent one that decides it

    /// <summary>Orders and factors.</summary>
    /// <param name="low">Lower ends, by variable.</param>
    /// <param name="high">Upper ends.</param>
    /// <param name="correlation">Correlations, row by row.</param>
    public ConditionedRectangle(ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> correlation)
    {
        n = low.Length;
        this.low = low.ToArray();
        this.high = high.ToArray();
        factor = new double[n * n];
        lastTerm = new int[n];
        Factor(correlation.ToArray());
    }

    /// <summary>Number of independent variables: the rank of the correlation matrix.</summary>
    public int Rank { get; private set; }

    /// <summary>The product of the conditional probabilities at a point of the unit cube with one coordinate fewer than the rank, the limits being multiplied by a scale.</summary>
    public double At(ReadOnlySpan<double> point, double scale)
    {
        Span<double> y = stackalloc double[Rank];
        double product = 1;
        int variable = 0;
        for (int k = 0; k < Rank && product > 0; k++)
        {
            double from = double.NegativeInfinity;
            double to = double.PositiveInfinity;
            for (; variable < n && lastTerm[variable] == k; variable++)
            {
                Narrow(variable, k, y, scale, ref from, ref to);
            }

            double probability = NormalDistribution.Between(from, to);
            product *= probability;
            if (k < Rank - 1)
            {
                y[k] = Within(from, to, probability, point[k]);
            }
        }

        return product;
    }

    // the quantile of the normal distribution within limits, worked out in the nearer tail
    private static double Within(double from, double to, double probability, double share)
    {
        double y = from > 0
            ? -NormalQuantile.Quick(NormalDistribution.UpperTail(from) - (share * probability))
            : NormalQuantile.Quick(NormalDistribution.Cumulative(from) + (share * probability));
        return Math.Clamp(y, from, to);
    }

    private void Narrow(int variable, int k, ReadOnlySpan<double> y, double scale, ref double from, ref double to)
    {
        double mean = 0;
        for (int j = 0; j < k; j++)
        {
            mean += factor[(variable * n) + j] * y[j];
        }

        double weight = factor[(variable * n) + k];
        double first = ((scale * low[variable]) - mean) / weight;
        double second = ((scale * high[variable]) - mean) / weight;
        from = Math.Max(from, weight > 0 ? first : second);
        to = Math.Min(to, weight > 0 ? second : first);
    }

    private void Factor(double[] correlation)
    {
        Span<double> expected = stackalloc double[n]; // of the independent variables within their limits
        int[] order = [.. Enumerable.Range(0, n)];
        for (int k = 0; k < n; k++)
        {
            int next = LeastProbable(correlation, order, k, expected);
            if (next < 0)
            {
                break;
            }

            Swap(correlation, order, k, next);
            double mean = 0;
            double pivot = correlation[(order[k] * n) + order[k]];
            for (int j = 0; j < k; j++)
            {
                mean += factor[(k * n) + j] * expected[j];
                pivot -= factor[(k * n) + j] * factor[(k * n) + j];
            }

            double sd = Math.Sqrt(pivot);
            factor[(k * n) + k] = sd;
            for (int i = k + 1; i < n; i++)
            {
                double rest = correlation[(order[i] * n) + order[k]];
                for (int j = 0; j < k; j++)
                {
                    rest -= factor[(i * n) + j] * factor[(k * n) + j];
                }

                factor[(i * n) + k] = rest / sd;
            }

            expected[k] = Expected((low[k] - mean) / sd, (high[k] - mean) / sd);
            Rank = k + 1;
        }

        Arrange();
    }

    // the place of the variable, among those from k on, whose limits are least probable given the expected values before; -1 if all are determined
    private int LeastProbable(double[] correlation, int[] order, int k, ReadOnlySpan<double> expected)
    {
        int best = -1;
        double least = double.PositiveInfinity;
        for (int i = k; i < n; i++)
        {
            double variance = correlation[(order[i] * n) + order[i]];
            double mean = 0;
            for (int j = 0; j < k; j++)
            {
                variance -= factor[(i * n) + j] * factor[(i * n) + j];
                mean += factor[(i * n) + j] * expected[j];
            }

            if (variance > Determined)
            {
                double sd = Math.Sqrt(variance);
                double probability = NormalDistribution.Between((low[i] - mean) / sd, (high[i] - mean) / sd);
                (best, least) = probability < least ? (i, probability) : (best, least);
            }
            else if (variance < -1e-8)
            {
                throw new ArgumentException("The matrix is not one of correlations: it is not positive semidefinite.", nameof(correlation));
            }
        }

        return best;
    }

    private void Swap(double[] correlation, int[] order, int a, int b)
    {
        (order[a], order[b]) = (order[b], order[a]);
        (low[a], low[b]) = (low[b], low[a]);
        (high[a], high[b]) = (high[b], high[a]);
        for (int j = 0; j < n; j++)
        {
            (factor[(a * n) + j], factor[(b * n) + j]) = (factor[(b * n) + j], factor[(a * n) + j]);
        }
    }

    // variables in the order of the independent one that decides them
    private void Arrange()
    {
        for (int i = 0; i < n; i++)
        {
            lastTerm[i] = Math.Min(i, Rank - 1);
            while (lastTerm[i] > 0 && Math.Abs(factor[(i * n) + lastTerm[i]]) < 1e-9)
            {
                lastTerm[i]--;
            }
        }

        int[] arranged = [.. Enumerable.Range(0, n).OrderBy(i => lastTerm[i])];
        double[] oldLow = [.. low];
        double[] oldHigh = [.. high];
        double[] oldFactor = [.. factor];
        int[] oldLast = [.. lastTerm];
        for (int i = 0; i < n; i++)
        {
            low[i] = oldLow[arranged[i]];
            high[i] = oldHigh[arranged[i]];
            lastTerm[i] = oldLast[arranged[i]];
            oldFactor.AsSpan(arranged[i] * n, n).CopyTo(factor.AsSpan(i * n));
        }
    }

    private static double Expected(double from, double to)
    {
        double probability = NormalDistribution.Between(from, to);
        return probability > 1e-100
            ? (NormalDistribution.Density(from) - NormalDistribution.Density(to)) / probability
            : Math.Abs(from) < Math.Abs(to) ? from : to;
    }
}
