using System.Text.Json.Serialization;
using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Claims.Tests;

/// <summary>
/// The closed test of everybody and one subgroup that knows how the two tests are correlated: by the root of the subgroup's share of the
/// information, as each trial turns out.
/// </summary>
/// <remarks>
/// Lists the tests of everybody and of the subgroup. The share is (1/n1 + 1/n0 of everybody) / (1/n1 + 1/n0 of the subgroup), over the
/// patients seen at the final visit, or all with the last observation carried forward. The probability of any false claim is at most the
/// level where the tests are normal with that correlation: the same variance within the subgroup as outside, and no mean differing between
/// the two. Source: Spiessens and Debois (2010), Contemp Clin Trials 31:647-656.
/// </remarks>
public sealed record SpiessensDebois : TestsRule
{
    /// <summary>Part of the level that the test of everybody has beside the subgroup; where left out both have the same critical value.</summary>
    public Probability? OverallShare { get; init; }

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
        CheckTests(place, outline, TestRole.Everybody, TestRole.Subgroup);
        if (OverallShare?.Value is 0 or 1)
        {
            place.At("overall-share").Breach($"{OverallShare.Value.Value} leaves one of the two tests without a level.", "Use a share between 0 and 1, such as 0.8.");
        }
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline) => [.. Claims(outline).Select(claim => claim.Slot)];

    /// <inheritdoc/>
    internal override TestProcedure Procedure(RuleOutline outline) =>
        new ClosedPair(new(OneSidedLevel, OverallShare?.Value * OneSidedLevel));

    /// <inheritdoc/>
    internal override PreparedRule Prepare(RuleRoom room) => new Test(this, (ClosedPair)Procedure(room.Outline), room);

    /// <inheritdoc/>
    public override string Describe() =>
        $"closed test of {Of[0]} and {Of[1]} by their correlation (Spiessens-Debois)"
        + (OverallShare is { } share ? FormattableString.Invariant($", {Of[0]} having {share.Value:G6} of the level") : string.Empty) + $", {DescribeLevel()}";

    /// <summary>The closed test in trials whose shares of the information are known.</summary>
    internal sealed class ClosedPair(LaneOverallAndSubgroup test) : TestProcedure
    {
        /// <summary>The subgroup's share of the information.</summary>
        public Lanes InformationShare { get; set; }

        /// <inheritdoc/>
        public override void Judge(ReadOnlySpan<Lanes> favourable, Span<LaneMask> claimed) =>
            (claimed[0], claimed[1]) = test.Judge(favourable[0], favourable[1], InformationShare);
    }

    private sealed class Test : PreparedTests
    {
        private readonly ClosedPair procedure;
        private readonly VisitMoments everybody;
        private readonly VisitMoments subgroup;

        public Test(SpiessensDebois rule, ClosedPair procedure, RuleRoom room)
            : base(rule, procedure, room)
        {
            this.procedure = procedure;
            var overall = room.Outline.Analysis(rule.Of[0])!;
            var inSubgroup = room.Outline.Analysis(rule.Of[1])!;
            everybody = room.Endpoints.FinalMoments(0, overall.Missing);
            subgroup = room.Endpoints.FinalMoments(room.Endpoints.SubgroupNumber(inSubgroup.SubgroupsNamed[0]), inSubgroup.Missing);
        }

        private protected override void Look()
        {
            // n1 n0 / n of the subgroup over that of everybody; without a patient in an arm the subgroup knows nothing
            var share = Information(subgroup) / Information(everybody);
            procedure.InformationShare = Lanes.Min((share > 0).Select(share, 0), 1);
        }

        private static Lanes Information(VisitMoments moments) => moments.NTreated * (moments.N - moments.NTreated) / moments.N;
    }
}
