using System.Text.Json.Serialization;
using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Outcomes;
using TrialSim.Quantities;

namespace TrialSim.Claims.Tests;

/// <summary>Announces an effect in the subgroup where the estimate there looks large enough to matter, significant or not.</summary>
/// <remarks>Without a test the claim has no level: in a small subgroup a large estimate is common. With one it is a part of the subgroup's test.</remarks>
public sealed record EffectSizeGate : TestsRule
{
    /// <summary>HAM-D points by which the treatment must look better in the subgroup; above 0.</summary>
    public required HamdPoints AtLeast { get; init; }

    /// <summary>Whether a large estimate is enough.</summary>
    public SizeEvidence Evidence { get; init; } = SizeEvidence.EstimateAlone;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool ControlsFamilyWiseError => Evidence == SizeEvidence.Significant;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        int before = place.Breaches;
        CheckTests(place, outline, TestRole.Subgroup);
        if (place.Breaches == before && outline.Analysis(Of[0])!.Target is not (MeanDifference or DifferenceUnderAssumption))
        {
            place.At("of").At(0).Breach(
                $"\"{Spelling.Quotable(Of[0])}\" does not estimate a difference in HAM-D points.", "Name an analysis of the score, such as a t test.", "analyses");
        }

        if (!(AtLeast.Value > 0))
        {
            place.At("at-least").Breach($"{AtLeast.Value} points better is not better.", "Give points above 0, such as 3.");
        }
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline) => [.. Claims(outline).Select(claim => claim.Slot)];

    /// <inheritdoc/>
    internal override TestProcedure Procedure(RuleOutline outline) =>
        new Gate(AtLeast.Value, Evidence == SizeEvidence.Significant ? NormalDistribution.UpperQuantile(OneSidedLevel) : 0);

    /// <inheritdoc/>
    internal override PreparedRule Prepare(RuleRoom room) => new Test(this, (Gate)Procedure(room.Outline), room);

    /// <inheritdoc/>
    public override string Describe() =>
        FormattableString.Invariant($"announces an effect in the subgroup when {Of[0]} finds {AtLeast.Value:G6} points or more")
        + (Evidence == SizeEvidence.Significant ? $" and is significant, {DescribeLevel()}" : Direction == ClaimDirection.Either ? ", in either direction" : " of benefit");

    private sealed class Gate(double points, double critical) : TestProcedure
    {
        public Lanes Estimate { get; set; }

        // the deviate has the direction of the estimate
        public override void Judge(ReadOnlySpan<Lanes> favourable, Span<LaneMask> claimed) =>
            claimed[0] = (Lanes.Abs(Estimate) >= points) & (favourable[0] >= critical);
    }

    private sealed class Test(EffectSizeGate rule, Gate gate, RuleRoom room) : PreparedTests(rule, gate, room)
    {
        private readonly Finding finding = room.Finding(room.AnalysisNumber(rule.Of[0]));

        private protected override void Look() => gate.Estimate = finding.Estimate;
    }
}
