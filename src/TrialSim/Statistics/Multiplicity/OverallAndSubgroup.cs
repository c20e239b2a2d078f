using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Multiplicity;

/// <summary>
/// Two one-sided z tests of the same treatment effect, one in all patients and one in a subgroup of them, that share a level: since they
/// use common patients, less is lost than by splitting it.
/// </summary>
/// <remarks>
/// The correlation of the statistics is the root of the subgroup's share of the information. The critical values control the probability
/// of rejecting either hypothesis when both are true; the closed test extends that to rejecting any true one. Source: Spiessens and
/// Debois (2010), Contemp Clin Trials 31:647-656.
/// </remarks>
public sealed class OverallAndSubgroup
{
    /// <summary>The two tests.</summary>
    /// <param name="informationShare">The subgroup's share of the information on the effect, above 0 and at most 1.</param>
    public OverallAndSubgroup(double informationShare)
    {
        if (!(informationShare is > 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(informationShare), informationShare, "The subgroup has a share of the information above 0, up to 1.");
        }

        Correlation = Math.Sqrt(informationShare);
    }

    private OverallAndSubgroup() { }

    /// <summary>The two tests, where the correlation itself is known.</summary>
    /// <param name="correlation">Correlation of the statistics, from 0 to 1.</param>
    internal static OverallAndSubgroup OfCorrelation(double correlation) => new() { Correlation = correlation };

    /// <summary>Correlation of the statistics.</summary>
    public double Correlation { get; private init; }

    /// <summary>The same critical value for both tests.</summary>
    /// <param name="alpha">One-sided level of both together.</param>
    public double CommonCriticalValue(double alpha) =>
        // Bonferroni's value errs to one side, that of a single test to the other
        Root(c => EitherAbove(c, c), alpha, NormalDistribution.UpperQuantile(alpha), NormalDistribution.UpperQuantile(alpha / 2));

    /// <summary>The subgroup's critical value where part of the level is fixed for all patients; infinite where that part is all of it.</summary>
    /// <param name="alpha">One-sided level of both together.</param>
    /// <param name="overallAlpha">One-sided level of the test in all patients, at most <paramref name="alpha"/>.</param>
    public double SubgroupCriticalValue(double alpha, double overallAlpha)
    {
        if (!(overallAlpha >= 0 && overallAlpha <= alpha))
        {
            throw new ArgumentOutOfRangeException(nameof(overallAlpha), overallAlpha, "Part of the level lies from 0 to all of it.");
        }

        double overall = NormalDistribution.UpperQuantile(overallAlpha);
        double bonferroni = NormalDistribution.UpperQuantile(alpha - overallAlpha);
        return double.IsInfinity(bonferroni)
            ? bonferroni
            : Root(c => EitherAbove(overall, c), alpha, NormalDistribution.UpperQuantile(alpha), bonferroni);
    }

    /// <summary>Probability, with no effect anywhere, that either statistic exceeds its value.</summary>
    public double EitherAbove(double overall, double subgroup) => BivariateNormal.OutsideRectangle(
        double.NegativeInfinity, overall, double.NegativeInfinity, subgroup, Correlation);

    /// <summary>p value of the intersection of both hypotheses by the larger statistic.</summary>
    public double IntersectionP(double overall, double subgroup) => EitherAbove(Math.Max(overall, subgroup), Math.Max(overall, subgroup));

    // the critical value where the probability, falling in it, is alpha
    private static double Root(Func<double, double> probability, double alpha, double low, double high)
    {
        double atLow = probability(low) - alpha;
        double atHigh = probability(high) - alpha;
        // with one population, or as good as, an end is the root and rounding may put it on either side
        return atLow <= 0 ? low : atHigh >= 0 ? high : RootFinding.Brent(c => probability(c) - alpha, low, atLow, high, atHigh, 0);
    }
}
