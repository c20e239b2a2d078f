using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Claims.Tests;

/// <summary>Announces each test that is significant at its own part of the level as Sidak divides it, whatever becomes of the others.</summary>
/// <remarks>
/// Test i has the level 1 - (1 - level)^share. The probability of any false claim is at most the level for independent tests and, one-sided,
/// for normal statistics that are not negatively correlated, as those of everybody and of subgroups. Two-sided it is run at half the level
/// in each direction, as every rule. Source: Sidak (1967), Journal of the American Statistical Association 62:626-633.
/// </remarks>
public sealed record Sidak : WeightedTestsRule
{
    /// <inheritdoc/>
    internal override CriticalPlan Plan(double oneSidedLevel) => CriticalPlan.SingleStep(
        [.. Shares.Select(share => NormalDistribution.UpperQuantile(-Portable.Expm1(share * Portable.Log1p(-oneSidedLevel))))]);

    /// <inheritdoc/>
    public override string Describe() => $"splits the level among {string.Join(", ", Of)}{DescribeWeights()} (Sidak), {DescribeLevel()}";
}
