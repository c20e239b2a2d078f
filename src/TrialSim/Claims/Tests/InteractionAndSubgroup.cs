using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;

namespace TrialSim.Claims.Tests;

/// <summary>Announces an enhanced effect and an effect in the subgroup where both the interaction and the subgroup's test are significant.</summary>
/// <remarks>
/// Each claim needs its own test at the full level and the other's consent. A false claim needs a true hypothesis among the two, whose test
/// must be significant; if both are true, both tests must be: the probability of any false claim is at most the level.
/// </remarks>
public sealed record InteractionAndSubgroup : TestsRule
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override bool ControlsFamilyWiseError => true;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        int before = place.Breaches;
        CheckTests(place, outline, TestRole.Interaction, TestRole.Subgroup);
        if (place.Breaches == before && outline.Analysis(Of[1])!.SubgroupsNamed[0] != Subgroup)
        {
            place.At("subgroup").Breach(
                $"\"{Of[1]}\" tests {outline.Analysis(Of[1])!.SubgroupsNamed[0]}, not {Subgroup}.", "Let both be of the same patients.", "analyses[].subgroup");
        }
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline) => [.. Claims(outline).Select(claim => claim.Slot)];

    /// <inheritdoc/>
    internal override TestProcedure Procedure(RuleOutline outline) => new Both(NormalDistribution.UpperQuantile(OneSidedLevel));

    /// <inheritdoc/>
    public override string Describe() =>
        $"announces an enhanced effect and an effect in {Subgroup} when {Of[0]} and {Of[1]} are both significant, {DescribeLevel()}";

    private sealed class Both(double critical) : TestProcedure
    {
        public override void Judge(ReadOnlySpan<Lanes> favourable, Span<LaneMask> claimed) =>
            claimed.Fill(Lanes.Min(favourable[0], favourable[1]) >= critical);
    }
}
