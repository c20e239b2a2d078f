using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;

namespace TrialSim.Claims.Tests;

/// <summary>
/// The Marker Sequential Test: the subgroup at a part of the level; if significant, its complement at the full level; if not, everybody at
/// the rest of the level.
/// </summary>
/// <remarks>
/// Lists the tests of the subgroup, of its complement and of everybody. With no effect anywhere the two parts add up to the level at most.
/// With an effect in the subgroup only, the complement is announced at most at the level; with harm outside that balances it, everybody at
/// the rest of the level. A larger deviate in the subgroup may cost the claim about everybody, so the rule is no closed test. Source:
/// Freidlin, Korn and Gray (2014), Clin Trials 11:19-27, who take 0.022 of 0.025 or 0.04 of 0.05 for the subgroup.
/// </remarks>
public sealed record Mast : TestsRule
{
    /// <summary>Part of the level for the subgroup; between 0 and 1.</summary>
    public Probability SubgroupShare { get; init; } = new(0.88);

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool ControlsFamilyWiseError => true;

    /// <inheritdoc/>
    [JsonIgnore]
    internal override bool NeedsEveryTest => false;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        int before = place.Breaches;
        CheckTests(place, outline, TestRole.Subgroup, TestRole.Subgroup, TestRole.Everybody);
        if (place.Breaches == before && !Complement(outline))
        {
            place.At("of").At(1).Breach(
                $"\"{Spelling.Quotable(Of[1])}\" is not about the patients outside the subgroup of \"{Spelling.Quotable(Of[0])}\".",
                "Name tests above and at most one level of a marker.", "analyses[].subgroup");
        }

        if (SubgroupShare.Value is 0 or 1)
        {
            place.At("subgroup-share").Breach($"{SubgroupShare.Value} leaves one of the two tests without a level.", "Use a share between 0 and 1, such as 0.88.");
        }
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline) => [.. Claims(outline).Select(claim => claim.Slot)];

    /// <inheritdoc/>
    internal override TestProcedure Procedure(RuleOutline outline) => new Sequence(
        NormalDistribution.UpperQuantile(OneSidedLevel * SubgroupShare.Value),
        NormalDistribution.UpperQuantile(OneSidedLevel),
        NormalDistribution.UpperQuantile(OneSidedLevel * (1 - SubgroupShare.Value)));

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant(
        $"tests {Of[0]} at {SubgroupShare.Value:G6} of the level; if significant, {Of[1]} at the full level, else {Of[2]} at the rest (MaST), {DescribeLevel()}");

    private bool Complement(RuleOutline outline)
    {
        var claims = Claims(outline);
        var (inside, outside) = (claims[0].Slot.Fixed!.Value, claims[1].Slot.Fixed!.Value);
        return inside.Count == 1 && outside.Count == 1 && inside[0] == outside[0] with { Above = !outside[0].Above };
    }

    private sealed class Sequence(double subgroup, double complement, double everybody) : TestProcedure
    {
        public override void Judge(ReadOnlySpan<Lanes> favourable, Span<LaneMask> claimed)
        {
            claimed[0] = favourable[0] >= subgroup;
            claimed[1] = claimed[0] & (favourable[1] >= complement);
            claimed[2] = ~claimed[0] & (favourable[2] >= everybody);
        }
    }
}
