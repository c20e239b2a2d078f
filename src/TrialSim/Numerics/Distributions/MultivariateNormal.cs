namespace TrialSim.Numerics.Distributions;

/// <summary>Any number of normal variables with any correlations: probabilities of rectangles. The same bits on every machine.</summary>
/// <remarks>
/// Up to three variables and where the correlations are products of loadings, by integrals over lines; otherwise from four variables on
/// by Genz's (1992) method on a fixed lattice, with an estimated error.
/// </remarks>
public static class MultivariateNormal
{
    /// <summary>P(low_i &lt; X_i at most high_i for every i); ends may be infinite.</summary>
    /// <param name="low">Lower ends.</param>
    /// <param name="high">Upper ends, as many.</param>
    /// <param name="correlation">Correlations, row by row: symmetric, positive semidefinite, ones on the diagonal; it may be singular.</param>
    /// <param name="error">Absolute error wanted where a lattice is used, up to what 65,521 points reach.</param>
    public static IntegralEstimate Rectangle(
        ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> correlation, double error = 1e-7)
    {
        var bounded = BoundedVariables.Of(low, high, correlation);
        return bounded.IsEmpty ? new(0, 0) : Rectangle(bounded, error);
    }

    private static IntegralEstimate Rectangle(BoundedVariables bounded, double error)
    {
        var (low, high, correlation) = (bounded.Low, bounded.High, bounded.Correlation);
        int n = low.Length;
        if (n >= 3 && ProductStructure.Loadings(correlation, n) is { } loadings)
        {
            return Exact(ProductCorrelatedNormal.Rectangle(low, high, loadings), 1e-13);
        }

        return n switch
        {
            0 => new(1, 0),
            1 => Exact(NormalDistribution.Between(low[0], high[0]), 1e-15),
            2 => Exact(BivariateNormal.Rectangle(low[0], high[0], low[1], high[1], correlation[1]), 1e-13),
            3 => Exact(TrivariateNormal.Rectangle(low, high, correlation[1], correlation[2], correlation[5]), 1e-12),
            _ => LatticeRule.Integrate(new OnCube(new(low, high, correlation)), error),
        };
    }

    private static IntegralEstimate Exact(double probability, double relativeError) => new(probability, relativeError * probability);

    private readonly struct OnCube(ConditionedRectangle rectangle) : ICubeIntegrand
    {
        public int Dimension => Math.Max(1, rectangle.Rank - 1);

        public double At(ReadOnlySpan<double> point) => rectangle.At(point, 1);
    }
}
