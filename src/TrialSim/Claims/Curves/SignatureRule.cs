using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups.Curves;
using TrialSim.Trials;

namespace TrialSim.Claims.Curves;

/// <summary>A rule that first tests everybody, and else the patients whom markers call sensitive that the data have chosen.</summary>
/// <remarks>
/// <see cref="MarkerSignature"/> selects markers by their interaction with the treatment and places a cut on each. Everybody is tested by Welch's t at
/// <see cref="OverallShare"/> of the level, the sensitive patients at the rest of it where everybody is not significant. The claimed set
/// has one condition for each selected marker. Patients seen at the final visit count: all of them in the test of
/// everybody, in whatever reads markers those with a value of every marker.
/// </remarks>
public abstract record SignatureRule : ClaimRule
{
    /// <summary>Number of the claim of an effect in everybody.</summary>
    internal const int Overall = 0;

    /// <summary>Number of the claim of an effect in the sensitive patients.</summary>
    internal const int InSubgroup = 1;

    /// <summary>The markers to choose from, up to three; CRP as ln CRP.</summary>
    public required IReadOnlyList<PatientMarker> Markers { get; init; }

    /// <summary>Share of the level for the test of everybody.</summary>
    public Share OverallShare { get; init; } = new(0.8);

    /// <summary>Two-sided level at which a marker's interaction is selected among the patients learned from.</summary>
    public SignificanceLevel SelectionAlpha { get; init; } = new(0.2);

    /// <summary>Predicted benefit (fall of the score beyond that of control) that a sensitive patient has more than.</summary>
    public HamdPoints Margin { get; init; }

    /// <summary>One-sided level of the test of everybody.</summary>
    [JsonIgnore]
    internal double OverallLevel => OneSidedLevel * OverallShare.Value;

    /// <summary>One-sided level of the test of the sensitive patients.</summary>
    [JsonIgnore]
    internal double SubgroupLevel => OneSidedLevel - OverallLevel;

    /// <inheritdoc/>
    internal override IEnumerable<PatientMarker> Modifiers(RuleOutline outline) => Markers;

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

    /// <summary>Room for the selection of markers.</summary>
    internal MarkerSignature Signature(int patients) => new(Markers.Count, patients, SelectionAlpha.Value, Margin.Value, GoodOutcome.Low);

    /// <summary>Hands the markers of the trials at hand to the selection.</summary>
    internal void Fill(MarkerSignature signature, CompleteCases cases)
    {
        for (int m = 0; m < Markers.Count; m++)
        {
            cases.Values(m).CopyTo(signature[m]);
        }
    }

    /// <summary>The sensitive patients of one trial, by the markers selected last.</summary>
    internal ClaimedSet Sensitive(MarkerSignature signature, int lane)
    {
        var set = ClaimedSet.Everybody;
        for (int m = 0; m < Markers.Count; m++)
        {
            if ((signature.Selected(m).Bits >> lane & 1) != 0)
            {
                set = set.With(new(Markers[m], signature.Cut(m)[lane], (signature.Above(m).Bits >> lane & 1) != 0));
            }
        }

        return set;
    }

    /// <summary>Where an effect is significant: a fall of the score is good.</summary>
    /// <param name="effect">The effect, treatment minus control.</param>
    /// <param name="oneSided">Level in each direction.</param>
    /// <param name="where">Where the test is made.</param>
    internal (LaneMask Good, LaneMask Bad) Significant(in LeastSquares.Coefficient effect, double oneSided, LaneMask where)
    {
        var critical = StudentCritical.At(2 * oneSided);
        var variance = where.Select(effect.Variance, Lanes.One);
        var df = where.Select(effect.DegreesOfFreedom, Lanes.One);
        var significant = where & critical.Exceeded(effect.Estimate * effect.Estimate / variance, critical.For(df));
        var good = significant & (effect.Estimate < 0.0);
        return (good, Direction == ClaimDirection.Either ? significant & ~good : LaneMask.None);
    }

    /// <summary>Level, markers and selection in words.</summary>
    private protected string DescribeSelection() => $"by {string.Join(", ", Markers.Select(m => m.Word()))}, {DescribeLevel()}";
}
