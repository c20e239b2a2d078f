namespace TrialSim.Numerics.Distributions;

/// <summary>Standard normal variables whose correlations are products of loadings, rho_ij = l_i l_j: many arms against one control, or equal correlations.</summary>
/// <remarks>
/// X_i = l_i Z + root(1 - l_i^2) E_i with independent Z and E_i: given Z the coordinates are independent, and one integral over Z is left
/// (Dunnett and Sobel 1955, Biometrika 42:258-260). For a control group with n_0 and arms with n_i patients l_i = root(n_i / (n_0 + n_i)).
/// The same bits on every machine; relative error about 1e-13.
/// </remarks>
public static class ProductCorrelatedNormal
{
    /// <summary>P(low_i &lt; X_i at most high_i for every i); ends may be infinite.</summary>
    /// <param name="low">Lower ends.</param>
    /// <param name="high">Upper ends, as many.</param>
    /// <param name="loadings">Loadings, as many, from -1 to 1.</param>
    public static double Rectangle(ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> loadings)
    {
        Check(low, high, loadings);
        return Integrate(new Inside(low, high, loadings), low, high, loadings, 1e-14);
    }

    /// <summary>P(some X_i outside its interval): the complement, with full relative precision where it is small.</summary>
    /// <inheritdoc cref="Rectangle"/>
    public static double OutsideRectangle(ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> loadings)
    {
        Check(low, high, loadings);
        return Integrate(new Outside(low, high, loadings), low, high, loadings, 1e-14);
    }

    /// <summary>P(low &lt; X_i at most high for each of several variables with equal correlations, 0 or above).</summary>
    /// <param name="low">Lower end, the same for all.</param>
    /// <param name="high">Upper end, the same for all.</param>
    /// <param name="dimension">Number of variables.</param>
    /// <param name="rho">Correlation of any two, from 0 to 1.</param>
    public static double EquicorrelatedBox(double low, double high, int dimension, double rho)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rho);
        Span<double> all = new double[3 * dimension];
        all[..dimension].Fill(low);
        all[dimension..(2 * dimension)].Fill(high);
        all[(2 * dimension)..].Fill(Math.Sqrt(rho));
        return Rectangle(all[..dimension], all[dimension..(2 * dimension)], all[(2 * dimension)..]);
    }

    internal static void Check(ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> loadings)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(high.Length, low.Length);
        ArgumentOutOfRangeException.ThrowIfNotEqual(loadings.Length, low.Length);
        foreach (double loading in loadings)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(loading), 1);
        }
    }

    internal static double Integrate<TGivenFactor>(
        in TGivenFactor given, ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> loadings, double relativeError)
        where TGivenFactor : struct, IIntegrand, allows ref struct
    {
        var ends = new PanelEnds(stackalloc double[64], -NormalDistribution.Beyond, NormalDistribution.Beyond);
        ends.AddAround(0, 1);
        for (int i = 0; i < loadings.Length; i++)
        {
            double loading = loadings[i];
            if (i == 0 || low[i] != low[i - 1] || high[i] != high[i - 1] || loading != loadings[i - 1])
            {
                double scale = Math.Sqrt((1 - loading) * (1 + loading)) / Math.Abs(loading);
                ends.AddAround(low[i] / loading, scale);
                ends.AddAround(high[i] / loading, scale);
            }
        }

        return AdaptiveQuadrature.Integrate(given, ends.Sorted, relativeError);
    }

    /// <summary>Density of the common factor times the probability that all coordinates lie inside.</summary>
    internal readonly ref struct Inside(ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> loadings) : IIntegrand
    {
        private readonly ReadOnlySpan<double> low = low;
        private readonly ReadOnlySpan<double> high = high;
        private readonly ReadOnlySpan<double> loadings = loadings;

        public double At(double z)
        {
            double product = NormalDistribution.Density(z);
            for (int i = 0; i < loadings.Length && product > 0; i++)
            {
                double spread = Math.Sqrt((1 - loadings[i]) * (1 + loadings[i]));
                double mean = loadings[i] * z;
                product *= spread > 0 ? NormalDistribution.Between((low[i] - mean) / spread, (high[i] - mean) / spread)
                    : low[i] < mean && mean <= high[i] ? 1 : 0;
            }

            return product;
        }
    }

    /// <summary>Density of the common factor times the probability that some coordinate lies outside.</summary>
    internal readonly ref struct Outside(ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> loadings) : IIntegrand
    {
        private readonly ReadOnlySpan<double> low = low;
        private readonly ReadOnlySpan<double> high = high;
        private readonly ReadOnlySpan<double> loadings = loadings;

        public double At(double z)
        {
            double density = NormalDistribution.Density(z);
            double some = 0; // a sum of positive terms: P(1 outside) + P(1 inside, 2 outside) + ...
            double none = 1;
            for (int i = 0; i < loadings.Length && density > 0; i++)
            {
                double spread = Math.Sqrt((1 - loadings[i]) * (1 + loadings[i]));
                double mean = loadings[i] * z;
                double outside = spread > 0 ? NormalDistribution.Outside((low[i] - mean) / spread, (high[i] - mean) / spread)
                    : low[i] < mean && mean <= high[i] ? 0 : 1;
                some += none * outside;
                none *= 1 - outside;
            }

            return density * some;
        }
    }
}
