using System.Text.Json.Serialization;
using TrialSim.Quantities;
using TrialSim.Statistics.Subgroups.Curves;
using TrialSim.Trials;

namespace TrialSim.Claims.Curves;

/// <summary>Adaptive threshold design: an effect in everybody, or else in the patients above the threshold of a marker at which it is most significant.</summary>
/// <remarks>
/// <see cref="ThresholdSearch"/>; patients seen at the final visit. Those without a value of the marker count in procedure a's test of
/// everybody alone. Procedure a: everybody by Student's t at <see cref="OverallShare"/> of the
/// level; where that is not significant, the largest statistic over the thresholds at the rest of the level. Procedure b: the largest of the
/// thresholds' statistics and everybody's with the offset, at the full level; the claim is about the set with the largest. Both judge the
/// largest by permuted arms, p = (1 + permutations at least as large) / (1 + permutations). In both directions each has half the level.
/// The level holds where the treatment does nothing to anybody. A claim about a subgroup may be false where the treatment helps other
/// patients, so that no strong control is promised. Source: Jiang, Freidlin and Simon (2007), Journal of the National Cancer Institute
/// 99:1036-1043, for survival; here with the squared t in place of the likelihood ratio.
/// </remarks>
public sealed record AdaptiveThreshold : ContinuousMarkerRule
{
    /// <summary>How everybody and the thresholds are tested.</summary>
    public AdaptiveThresholdProcedure Procedure { get; init; } = AdaptiveThresholdProcedure.A;

    /// <summary>Number of thresholds, at equal steps of the number of patients above them.</summary>
    public int Thresholds { get; init; } = 10;

    /// <summary>Share of the patients above the highest threshold.</summary>
    public Share SmallestShare { get; init; } = new(0.2);

    /// <summary>Procedure a: the share of the level for the test of everybody; 0.8 unless given.</summary>
    public Share? OverallShare { get; init; }

    /// <summary>Procedure b: what is added to everybody's statistic, on the scale of a chi-square with one degree of freedom; 2.2 unless given.</summary>
    public Multiplier? Offset { get; init; }

    /// <summary>Number of permutations.</summary>
    public int Permutations { get; init; } = 1000;

    /// <inheritdoc/>
    private protected override bool HasNoDirection => false;

    /// <summary>One-sided level of the test of everybody in procedure a.</summary>
    internal double OverallLevel => OneSidedLevel * (OverallShare?.Value ?? 0.8);

    /// <summary>One-sided level of the test by permutation.</summary>
    internal double PermutationLevel => Procedure == AdaptiveThresholdProcedure.A ? OneSidedLevel - OverallLevel : OneSidedLevel;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        PermutationCounts.Check(place.At("permutations"), Permutations, PermutationLevel);
        if (Procedure == AdaptiveThresholdProcedure.B && OverallShare is not null)
        {
            place.At("overall-share").Breach("procedure b has one level for everything.", "Leave it out, or use procedure \"a\".", "rules[].procedure");
        }

        if (Procedure == AdaptiveThresholdProcedure.A && Offset is not null)
        {
            place.At("offset").Breach("procedure a adds nothing to a statistic.", "Leave it out, or use procedure \"b\".", "rules[].procedure");
        }

        int patients = (int)outline.Trial.Patients;
        if (Thresholds < 1 || Sizes(patients).Length < Thresholds)
        {
            place.At("thresholds").Breach(
                $"{Thresholds} thresholds do not fit {patients} patients, {SmallestShare.Value} of whom lie above the highest.",
                "Use 1 or more, but not more than there are patients between the highest and the lowest.", "rules[].smallest-share", outline.Trial.PatientsPath);
        }
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline) =>
        [ClaimSlot.About(ClaimKind.OverallEffect, "all", ClaimedSet.Everybody), ClaimSlot.Chosen(ClaimKind.SubgroupEffect)];

    /// <inheritdoc/>
    internal override PreparedRule Prepare(RuleRoom room) => new ThresholdTest(this, room);

    /// <inheritdoc/>
    public override string Describe() =>
        $"adaptive threshold design, procedure {(Procedure == AdaptiveThresholdProcedure.A ? "a" : "b")}, over {Thresholds} thresholds of {Marker.Word()}, {Permutations} permutations, {DescribeLevel()}";

    /// <summary>Where the thresholds lie.</summary>
    [JsonIgnore]
    internal ThresholdSizes Shape => new(Thresholds, SmallestShare.Value);

    /// <summary>How many patients lie above each threshold, rising.</summary>
    internal int[] Sizes(int patients) =>
    [
        .. Enumerable.Range(0, Math.Max(0, Math.Min(Thresholds, patients)))
            .Select(k => Shape.Above(k, patients))
            .Where(size => size >= 2 && size < patients).Distinct(),
    ];
}
