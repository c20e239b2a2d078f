using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;

namespace TrialSim.Claims.Tests;

/// <summary>A significant interaction is read as an effect in the favourable subgroup, and as a better one than outside.</summary>
/// <remarks>
/// The claim of a better effect keeps the level. That of an effect in the subgroup does not: an interaction comes from harm outside as
/// well, and then it is announced as often as the interaction is found.
/// </remarks>
public sealed record InteractionGate : TestsRule
{
    /// <inheritdoc/>
    [JsonIgnore]
    private protected override bool SubgroupOnlyForInteractions => false;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        CheckTests(place, outline, TestRole.Interaction);
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline) =>
        [TestedClaim.Enhanced(Subgroup!, outline).Slot, TestedClaim.InSubgroup(Subgroup!, outline)];

    /// <inheritdoc/>
    internal override TestProcedure Procedure(RuleOutline outline) => new Gate(NormalDistribution.UpperQuantile(OneSidedLevel));

    /// <inheritdoc/>
    public override string Describe() => $"announces an enhanced effect and an effect in {Subgroup} when {Of[0]} is significant, {DescribeLevel()}";

    private sealed class Gate(double critical) : TestProcedure
    {
        public override void Judge(ReadOnlySpan<Lanes> favourable, Span<LaneMask> claimed) => claimed.Fill(favourable[0] >= critical);
    }
}
