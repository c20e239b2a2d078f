using System.Text.Json.Serialization;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Claims;

/// <summary>Adaptive signature design: an effect in everybody, or else in the patients whom markers chosen in one part of the trial call sensitive, tested in the rest.</summary>
/// <remarks>
/// A share of each arm, drawn at random, is learned from: <see cref="Statistics.Subgroups.MarkerSignature"/> selects markers by their interaction and
/// places a cut on each. Everybody is tested by Welch's t at <see cref="OverallShare"/> of the level; where that is not significant, the
/// sensitive ones of the others at the rest of the level. The claimed set has one condition for each selected marker, and its honest estimate is the
/// effect in the patients of that second test. Patients seen at the final visit count. Without a selected marker, or with fewer than two
/// sensitive patients of an arm to test in, there is no claim about a subgroup. The two tests share the level, and the second looks at
/// patients who had no part in choosing the set: any false claim has at most the level. Source: Freidlin and Simon (2005), Clinical
/// Cancer Research 11:7872-7878; the form with cross-validation (Freidlin, Jiang and Simon 2010) is not here.
/// </remarks>
public sealed record AdaptiveSignature : ClaimRule
{
    /// <summary>The markers to choose from, up to three; CRP as ln CRP.</summary>
    public required IReadOnlyList<PatientMarker> Markers { get; init; }

    /// <summary>Share of each arm that is learned from.</summary>
    public Share TrainingShare { get; init; } = new(0.5);

    /// <summary>Share of the level for the test of everybody.</summary>
    public Share OverallShare { get; init; } = new(0.8);

    /// <summary>Two-sided level at which a marker's interaction is selected in the part that is learned from.</summary>
    public SignificanceLevel SelectionAlpha { get; init; } = new(0.2);

    /// <summary>Predicted benefit (fall of the score beyond that of control) that a sensitive patient has more than.</summary>
    public HamdPoints Margin { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool ControlsFamilyWiseError => true;

    /// <summary>One-sided level of the test of everybody.</summary>
    [JsonIgnore]
    internal double OverallLevel => OneSidedLevel * OverallShare.Value;

    /// <summary>One-sided level of the test of the sensitive patients.</summary>
    [JsonIgnore]
    internal double SubgroupLevel => OneSidedLevel - OverallLevel;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        var markers = place.At("markers");
        markers.MustNotBeEmpty(Markers.Count, "Name up to three markers, such as [\"crp\", \"age\"].");
        if (Markers.Count > ClaimedSet.MostBounds)
        {
            markers.Breach($"{Markers.Count} markers.", $"Name at most {ClaimedSet.MostBounds}.");
        }

        for (int m = 0; m < Markers.Count; m++)
        {
            CheckMarker(markers.At(m), Markers[m], outline);
            if (Markers.Take(m).Contains(Markers[m]))
            {
                markers.At(m).Breach($"{Markers[m].Word()} is listed twice.", "Name each marker once.");
            }
        }
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline) =>
        [ClaimSlot.About(ClaimKind.OverallEffect, Subgroup.All, ClaimedSet.Everybody), ClaimSlot.Chosen(ClaimKind.SubgroupEffect)];

    /// <inheritdoc/>
    internal override PreparedRule Prepare(RuleRoom room) => new SignatureTest(this, room);

    /// <inheritdoc/>
    public override string Describe() =>
        $"adaptive signature design: learns from {TrainingShare.Value} of the patients who is sensitive by {string.Join(", ", Markers.Select(m => m.Word()))}, {DescribeLevel()}";
}
