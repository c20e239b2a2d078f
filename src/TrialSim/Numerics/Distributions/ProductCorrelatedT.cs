namespace TrialSim.Numerics.Distributions;

/// <summary>t statistics with one estimate of variance whose correlations are products of loadings: Dunnett's test of many arms against one control.</summary>
/// <remarks>
/// <see cref="ProductCorrelatedNormal"/> at limits multiplied by S = root(chi-square / df), averaged over S (Dunnett and Sobel 1955).
/// Relative error about 1e-11; any degrees of freedom above 0, infinite ones included.
/// </remarks>
public static class ProductCorrelatedT
{
    /// <summary>P(low_i &lt; T_i at most high_i for every i); ends may be infinite.</summary>
    /// <param name="low">Lower ends.</param>
    /// <param name="high">Upper ends, as many.</param>
    /// <param name="loadings">Loadings, as many, from -1 to 1.</param>
    /// <param name="df">Degrees of freedom.</param>
    public static double Rectangle(ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> loadings, double df)
    {
        ProductCorrelatedNormal.Check(low, high, loadings);
        return !Parameter.IsKnown(df) ? double.NaN : ChiMixture.Expectation(new InsideGivenScale(low, high, loadings, new double[2 * low.Length]), df, 1e-12);
    }

    /// <summary>P(some T_i outside its interval): the complement, with full relative precision where it is small.</summary>
    /// <inheritdoc cref="Rectangle"/>
    public static double OutsideRectangle(ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> loadings, double df)
    {
        ProductCorrelatedNormal.Check(low, high, loadings);
        return !Parameter.IsKnown(df) ? double.NaN : ChiMixture.Expectation(new OutsideGivenScale(low, high, loadings, new double[2 * low.Length]), df, 1e-12);
    }

    private static void Scale(ReadOnlySpan<double> ends, double s, Span<double> scaled)
    {
        for (int i = 0; i < ends.Length; i++)
        {
            scaled[i] = double.IsInfinity(ends[i]) ? ends[i] : s * ends[i];
        }
    }

    private readonly ref struct InsideGivenScale(
        ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> loadings, Span<double> scaled) : IIntegrand
    {
        private readonly ReadOnlySpan<double> low = low;
        private readonly ReadOnlySpan<double> high = high;
        private readonly ReadOnlySpan<double> loadings = loadings;
        private readonly Span<double> lowScaled = scaled[..low.Length];
        private readonly Span<double> highScaled = scaled[low.Length..];

        public double At(double s)
        {
            Scale(low, s, lowScaled);
            Scale(high, s, highScaled);
            return ProductCorrelatedNormal.Integrate(
                new ProductCorrelatedNormal.Inside(lowScaled, highScaled, loadings), lowScaled, highScaled, loadings, 1e-13);
        }
    }

    private readonly ref struct OutsideGivenScale(
        ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> loadings, Span<double> scaled) : IIntegrand
    {
        private readonly ReadOnlySpan<double> low = low;
        private readonly ReadOnlySpan<double> high = high;
        private readonly ReadOnlySpan<double> loadings = loadings;
        private readonly Span<double> lowScaled = scaled[..low.Length];
        private readonly Span<double> highScaled = scaled[low.Length..];

        public double At(double s)
        {
            Scale(low, s, lowScaled);
            Scale(high, s, highScaled);
            return ProductCorrelatedNormal.Integrate(
                new ProductCorrelatedNormal.Outside(lowScaled, highScaled, loadings), lowScaled, highScaled, loadings, 1e-13);
        }
    }
}
