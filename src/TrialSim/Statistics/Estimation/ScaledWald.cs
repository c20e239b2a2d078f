namespace TrialSim.Statistics.Estimation;

/// <summary>The F distribution that stands for a Wald statistic whose covariance was estimated, after Kenward and Roger.</summary>
/// <param name="DenominatorDf">Denominator degrees of freedom.</param>
/// <param name="Scale">What the Wald statistic over its number of combinations is multiplied by.</param>
/// <remarks>Source: Kenward and Roger (1997), Biometrics 53:983-997, equations (5) to (10).</remarks>
internal readonly record struct ScaledWald(double DenominatorDf, double Scale)
{
    /// <summary>The distribution with the first two moments of the scaled statistic.</summary>
    /// <param name="combinations">Number q of independent combinations.</param>
    /// <param name="a1">sum over parameters k, l of cov(k, l) tr(T Phi P_k Phi) tr(T Phi P_l Phi), T = L'(L Phi L')^-1 L.</param>
    /// <param name="a2">sum over parameters k, l of cov(k, l) tr(T Phi P_k Phi T Phi P_l Phi).</param>
    public static ScaledWald Of(int combinations, double a1, double a2)
    {
        double q = combinations;
        if (combinations == 1)
        {
            return new(2 / a2, 1); // what the formulas below come to: Satterthwaite's
        }

        double b = (a1 + (6 * a2)) / (2 * q);
        double g = (((q + 1) * a1) - ((q + 4) * a2)) / ((q + 2) * a2);
        double divisor = (3 * q) + (2 * (1 - g));
        double c1 = g / divisor, c2 = (q - g) / divisor, c3 = (q + 2 - g) / divisor;
        double mean = 1 / (1 - (a2 / q));
        double variance = 2 / q * (1 + (c1 * b)) / ((1 - (c2 * b)) * (1 - (c2 * b)) * (1 - (c3 * b)));
        double ratio = variance / (2 * mean * mean);
        double df = 4 + ((q + 2) / ((q * ratio) - 1));
        return new(df, df / (mean * (df - 2)));
    }
}
