using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Subgroups.Trees;

/// <summary>Tail probability of the largest squared, standardized Brownian bridge between two shares of the sample (supLM).</summary>
/// <remarks>
/// Tail expansion for Bessel processes (DeLong 1981; Estrella 2003, Econometric Theory 19:1128-1143):
/// (x/2)^(k/2) exp(-x/2) / Gamma(k/2) (ln(lambda) (1 - k/x) + 2/x). From a tail of 0.1 down it differs from Hansen's (1997) fitted p-values by less
/// than a sixth; the tests hold it to that and to published 5 % points.
/// </remarks>
internal static class InstabilityTail
{
    /// <summary>P(statistic above x) for <paramref name="parameters"/> parameters, 1 or 2.</summary>
    /// <param name="x">The statistic.</param>
    /// <param name="parameters">k, the number of parameters whose stability is tested.</param>
    /// <param name="first">Smallest share of the sample looked at; the largest is 1 - this.</param>
    public static double Of(double x, int parameters, double first)
    {
        // below this the expansion turns round; the tail is then far above any level, and only has to fall
        double from = 2.0 * parameters;
        return x >= from
            ? Math.Min(1, Expansion(x, parameters, first))
            : 1 - ((1 - Math.Min(1, Expansion(from, parameters, first))) * Math.Max(0, x) / from);
    }

    private static double Expansion(double x, int parameters, double first)
    {
        double logRatio = 2 * Portable.Log((1 - first) / first);
        double power = parameters == 1 ? Math.Sqrt(x / 2) / 1.7724538509055161 : x / 2;
        return power * Portable.Exp(-x / 2) * ((logRatio * (1 - (parameters / x))) + (2 / x));
    }
}
