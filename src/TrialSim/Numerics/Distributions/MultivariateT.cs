namespace TrialSim.Numerics.Distributions;

/// <summary>Any number of t statistics with a common estimate of variance and any correlations: probabilities of rectangles. The same bits on every machine.</summary>
/// <remarks>
/// <see cref="MultivariateNormal"/> with limits multiplied by S = root(chi-square / df), averaged over S: by an integral over S for up to
/// three variables and where the correlations are products of loadings; else S takes the first coordinate of the lattice (Genz and Bretz
/// 1999, Journal of Statistical Computation and Simulation 63:361-378). Degrees of freedom need not be whole and may be infinite.
/// </remarks>
public static class MultivariateT
{
    /// <summary>P(low_i &lt; T_i at most high_i for every i); ends may be infinite.</summary>
    /// <param name="low">Lower ends.</param>
    /// <param name="high">Upper ends, as many.</param>
    /// <param name="correlation">Correlations of the normal numerators, row by row; may be singular.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    /// <param name="error">Absolute error wanted where a lattice is used, up to what 65,521 points reach.</param>
    public static IntegralEstimate Rectangle(
        ReadOnlySpan<double> low, ReadOnlySpan<double> high, ReadOnlySpan<double> correlation, double df, double error = 1e-7)
    {
        if (!Parameter.IsKnown(df))
        {
            return new(double.NaN, double.NaN);
        }

        if (double.IsPositiveInfinity(df))
        {
            return MultivariateNormal.Rectangle(low, high, correlation, error);
        }

        var bounded = BoundedVariables.Of(low, high, correlation);
        return bounded.IsEmpty ? new(0, 0) : Rectangle(bounded, df, error);
    }

    private static IntegralEstimate Rectangle(BoundedVariables bounded, double df, double error)
    {
        var (low, high, correlation) = (bounded.Low, bounded.High, bounded.Correlation);
        int n = low.Length;
        if (n >= 3 && ProductStructure.Loadings(correlation, n) is { } loadings)
        {
            return Exact(ProductCorrelatedT.Rectangle(low, high, loadings, df), 1e-11);
        }

        return n switch
        {
            0 => new(1, 0),
            1 => Exact(StudentT.Between(low[0], high[0], df), 1e-13),
            2 => Exact(BivariateT.Rectangle(low[0], high[0], low[1], high[1], correlation[1], df), 1e-12),
            3 => Exact(ChiMixture.Expectation(new TrivariateGivenScale(low, high, correlation), df, 1e-10), 1e-9),
            _ => LatticeRule.Integrate(new OnCube(new(low, high, correlation), LogScale(df)), error),
        };
    }

    private static IntegralEstimate Exact(double probability, double relativeError) => new(probability, relativeError * probability);

    // ln S as a function of the normal deviate with the same cumulative probability
    private static ChebyshevSeries LogScale(double df)
    {
        double Of(double z) => 0.5 * Portable.Log(
            (z < 0 ? ChiSquare.Quantile(NormalDistribution.Cumulative(z), df) : ChiSquare.UpperQuantile(NormalDistribution.UpperTail(z), df)) / df);
        return ChebyshevSeries.Of(Of, -8.5, 8.5, 1e-12);
    }

    private readonly struct TrivariateGivenScale(double[] low, double[] high, double[] correlation) : IIntegrand
    {
        public double At(double s) => TrivariateNormal.Rectangle(
            [s * low[0], s * low[1], s * low[2]], [s * high[0], s * high[1], s * high[2]], correlation[1], correlation[2], correlation[5]);
    }

    private readonly struct OnCube(ConditionedRectangle rectangle, ChebyshevSeries logScale) : ICubeIntegrand
    {
        public int Dimension => rectangle.Rank;

        public double At(ReadOnlySpan<double> point) =>
            rectangle.At(point[1..], Portable.Exp(logScale.At(NormalQuantile.Quick(point[0]))));
    }
}
