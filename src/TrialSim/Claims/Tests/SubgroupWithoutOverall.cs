using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;

namespace TrialSim.Claims.Tests;

/// <summary>
/// The naive practice after a failed trial: where the overall test is not significant and that of the subgroup is, announces an effect in
/// the subgroup and that it is better than outside.
/// </summary>
/// <remarks>
/// "Significant here and not there" is no test of a difference. In either direction, not significant means neither for benefit nor for
/// harm; for benefit, not for benefit.
/// </remarks>
public sealed record SubgroupWithoutOverall : TestsRule
{
    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        CheckTests(place, outline, TestRole.Everybody, TestRole.Subgroup);
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline)
    {
        string subgroup = outline.Analysis(Of[1])!.SubgroupsNamed[0];
        return [TestedClaim.InSubgroup(subgroup, outline), ClaimSlot.About(ClaimKind.EnhancedEffect, subgroup, outline.Set(subgroup)!.Value)];
    }

    /// <inheritdoc/>
    internal override TestProcedure Procedure(RuleOutline outline)
    {
        double critical = NormalDistribution.UpperQuantile(OneSidedLevel);
        return new Rescue(critical, Direction == ClaimDirection.Either ? -critical : double.NegativeInfinity);
    }

    /// <inheritdoc/>
    public override string Describe() =>
        $"announces an effect and an enhanced effect in the subgroup when {Of[0]} is not significant and {Of[1]} is, {DescribeLevel()}";

    private sealed class Rescue(double critical, double harm) : TestProcedure
    {
        public override void Judge(ReadOnlySpan<Lanes> favourable, Span<LaneMask> claimed) =>
            claimed.Fill((favourable[0] < critical) & (favourable[0] > harm) & (favourable[1] >= critical));
    }
}
