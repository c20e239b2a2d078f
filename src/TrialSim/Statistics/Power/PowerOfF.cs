using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Power;

/// <summary>Power of the F test that some coefficients of a linear model are 0, by the noncentral F distribution.</summary>
/// <remarks>Source: Cohen (1988), Statistical Power Analysis for the Behavioral Sciences, chapter 9: noncentrality f2 (u + v + 1).</remarks>
public static class PowerOfF
{
    /// <summary>Probability that the test rejects.</summary>
    /// <param name="noncentrality">Sum of squares of the true effects over the residual variance.</param>
    /// <param name="df1">Coefficients tested.</param>
    /// <param name="df2">Degrees of freedom of the residual variance.</param>
    /// <param name="alpha">Level.</param>
    public static double Of(double noncentrality, double df1, double df2, double alpha) =>
        NoncentralF.UpperTail(FDistribution.UpperQuantile(alpha, df1, df2), df1, df2, noncentrality);

    /// <summary>Cohen's noncentrality.</summary>
    /// <param name="effect">f2: variance explained by the coefficients tested over the residual variance.</param>
    /// <param name="df1">Coefficients tested.</param>
    /// <param name="df2">Degrees of freedom of the residual variance.</param>
    public static double Noncentrality(double effect, double df1, double df2) => effect * (df1 + df2 + 1);

    /// <summary>Residual degrees of freedom for a power; the patients are these, the coefficients tested, and 1.</summary>
    /// <param name="effect">f2, above 0.</param>
    /// <param name="df1">Coefficients tested.</param>
    /// <param name="power">Wanted power.</param>
    /// <param name="alpha">Level.</param>
    public static double ResidualDegreesFor(double effect, double df1, double power, double alpha) =>
        PowerSearch.Solve(v => Of(Noncentrality(effect, df1, v), df1, v, alpha), power, 50, "number of patients");

    /// <summary>f2 for a power.</summary>
    /// <param name="df1">Coefficients tested.</param>
    /// <param name="df2">Degrees of freedom of the residual variance.</param>
    /// <param name="power">Wanted power.</param>
    /// <param name="alpha">Level.</param>
    public static double EffectFor(double df1, double df2, double power, double alpha) =>
        PowerSearch.Solve(f2 => Of(Noncentrality(f2, df1, df2), df1, df2, alpha), power, 0.15, "effect");
}
