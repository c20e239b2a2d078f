namespace TrialSim.Numerics.Distributions;

/// <summary>The noncentral t distribution: that of a t statistic when the null hypothesis is false, with the same bits on every machine.</summary>
/// <remarks>
/// T = (Z + noncentrality) / S with S = root(chi-square / df), so that P(T at most t) = E Phi(t S - noncentrality), integrated over S. The
/// integrand is positive: both tails keep their relative precision (about 1e-13), unlike the usual series (Lenth 1989), whose lower tail is
/// a difference. Source of the representation: Johnson, Kotz and Balakrishnan (1995), volume 2, chapter 31.
/// </remarks>
public static class NoncentralT
{
    /// <summary>P(T at most t).</summary>
    /// <param name="t">The statistic.</param>
    /// <param name="df">Degrees of freedom, above 0; may be infinite.</param>
    /// <param name="noncentrality">True difference over its true standard error, with its sign.</param>
    public static double Cumulative(double t, double df, double noncentrality)
    {
        if (!Parameter.IsKnown(df) || double.IsNaN(t) || double.IsNaN(noncentrality))
        {
            return double.NaN;
        }

        return double.IsInfinity(t) ? (t > 0 ? 1 : 0)
            : t == 0 ? NormalDistribution.Cumulative(-noncentrality)
            : noncentrality == 0 ? StudentT.Cumulative(t, df)
            : Math.Min(1, ChiMixture.Expectation(new GivenScale(t, noncentrality), df, 1e-14, noncentrality / t, 1 / Math.Abs(noncentrality)));
    }

    /// <summary>P(T above t).</summary>
    /// <inheritdoc cref="Cumulative"/>
    public static double UpperTail(double t, double df, double noncentrality) => Cumulative(-t, df, -noncentrality);

    private readonly struct GivenScale(double t, double noncentrality) : IIntegrand
    {
        public double At(double s) => NormalDistribution.Cumulative((t * s) - noncentrality);
    }
}
