using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>Large-sample tail probability of the largest of many standardized statistics over a range of cut-points.</summary>
/// <remarks>
/// P(max |Z| at least b) = phi(b) [(b - 1/b) L + 4/b]. For a comparison below and above a cut, Z is a Brownian bridge over its standard
/// deviation and L = ln[e2 (1 - e1) / (e1 (1 - e2))], e1 and e2 being the shares of patients below the first and the last cut. In nested
/// subgroups Z is a Brownian motion over its standard deviation and L = ln(most patients / fewest patients). For few cuts, and in small
/// samples, it errs on the safe side. Below b = 1.554 the formula need not fall; there the probability is at least that at 1.554.
/// Source: Miller and Siegmund (1982), Biometrics 38:1011-1016; equations in docs/methods/cut-points.md.
/// </remarks>
public static class MaximallySelected
{
    // where (b - 1/b) phi(b) is largest: b^4 - 2 b^2 - 1 = 0, so b^2 = 1 + sqrt(2)
    private const double Turning = 1.5537739740300374;

    // beyond it nothing is left, and infinite deviates stay out of the formula
    private const double Largest = 40;

    /// <summary>L of comparisons below and above a cut.</summary>
    /// <param name="firstShare">Share of patients at or below the lowest cut.</param>
    /// <param name="lastShare">Share at or below the highest.</param>
    public static double RangeOfCuts(double firstShare, double lastShare) =>
        Portable.Log(lastShare * (1 - firstShare) / (firstShare * (1 - lastShare)));

    /// <summary>L of nested subgroups.</summary>
    public static double RangeOfSubgroups(double fewest, double most) => Portable.Log(most / fewest);

    /// <summary>P(max |Z| at least b).</summary>
    /// <param name="b">Largest absolute standardized statistic.</param>
    /// <param name="range">L.</param>
    public static double TwoSidedTail(double b, double range)
    {
        double size = Math.Min(Math.Abs(b), Largest);
        double tail = size >= Turning ? Formula(size, range) : Math.Max(Formula(Turning, range), Formula(size, range));
        return Math.Min(1, Math.Max(tail, 2 * NormalDistribution.UpperTail(size)));
    }

    /// <summary>P(max Z at least b).</summary>
    /// <remarks>Half of the two-sided one above 0; 1 where that is above a half, too large to say more.</remarks>
    public static double OneSidedTail(double b, double range)
    {
        double tail = b <= 0 ? 1 : TwoSidedTail(b, range) / 2;
        return tail < 0.5 ? tail : 1;
    }

    private static double Formula(double b, double range) =>
        b == 0 ? 1 : NormalDistribution.Density(b) * (((b - (1 / b)) * range) + (4 / b));
}
