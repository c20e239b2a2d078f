namespace TrialSim.Numerics.Distributions;

/// <summary>Student's t distribution with any degrees of freedom above 0, infinite ones included, with the same bits on every machine.</summary>
/// <remarks>Through the incomplete beta function of t^2 / (df + t^2); relative error of tails below 1e-13 down to 1e-300 (tests measure it). Degrees of freedom that are no number give none.</remarks>
public static class StudentT
{
    /// <summary>From here on, in units of root(df), the first term of the tail's expansion is exact, and the square need not be a number.</summary>
    private const double FarOut = 1e100;

    /// <summary>P(|T| above |t|); infinite <paramref name="df"/> is the normal distribution.</summary>
    public static double TwoSidedTail(double t, double df)
    {
        if (!Parameter.IsKnown(df))
        {
            return double.NaN;
        }

        if (double.IsPositiveInfinity(df))
        {
            return 2 * NormalDistribution.UpperTail(Math.Abs(t));
        }

        double ratio = Math.Abs(t) / Math.Sqrt(df);
        return ratio < FarOut
            ? IncompleteBeta.Upper(0.5, df / 2, BetaArgument.FromOdds(ratio * ratio, 0.5, df / 2))
            : Portable.Exp(-LogTailConstant(df) - (df * Portable.Log(ratio)));
    }

    /// <summary>P(T above t).</summary>
    public static double UpperTail(double t, double df)
    {
        double half = TwoSidedTail(t, df) / 2;
        return t >= 0 ? half : 1 - half;
    }

    /// <summary>P(T at most t).</summary>
    public static double Cumulative(double t, double df) => UpperTail(-t, df);

    /// <summary>P(low &lt; T at most high), with full relative precision in either tail; 0 for an empty interval.</summary>
    public static double Between(double low, double high, double df) =>
        !(low < high) ? (double.IsNaN(low) || double.IsNaN(high) ? double.NaN : 0)
        : low > 0 ? UpperTail(low, df) - UpperTail(high, df)
        : high < 0 ? UpperTail(-high, df) - UpperTail(-low, df)
        : 1 - UpperTail(-low, df) - UpperTail(high, df);

    /// <summary>The t with P(T at most t) = p.</summary>
    public static double Quantile(double p, double df) => -UpperQuantile(p, df);

    /// <summary>The t with P(T above t) = p; keeps full precision for small p.</summary>
    public static double UpperQuantile(double p, double df) =>
        p > 0.5 ? -FromTwoSided(2 * (1 - p), df) : FromTwoSided(2 * p, df);

    /// <summary>The t above 0 with P(|T| above t) = <paramref name="twoSidedAlpha"/>.</summary>
    public static double Critical(double twoSidedAlpha, double df) => FromTwoSided(twoSidedAlpha, df);

    private static double FromTwoSided(double tail, double df)
    {
        if (!Parameter.IsKnown(df))
        {
            return double.NaN;
        }

        if (double.IsPositiveInfinity(df))
        {
            return NormalDistribution.UpperQuantile(tail / 2);
        }

        double logFar = (-LogTailConstant(df) - Portable.Log(tail)) / df;
        return logFar > 230 // ln FarOut
            ? Math.Sqrt(df) * Portable.Exp(logFar)
            : Math.Sqrt(FDistribution.UpperQuantile(tail, 1, df));
    }

    // P(|T| above t) = (t / root(df))^-df / (df / 2 B(1/2, df / 2)) (1 + O(df / t^2))
    private static double LogTailConstant(double df) => Portable.Log(df / 2) + IncompleteBeta.LogBeta(0.5, df / 2);
}
