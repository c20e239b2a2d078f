using System.Text.Json.Serialization;
using TrialSim.Quantities;
using TrialSim.Statistics.Subgroups.Cuts;
using TrialSim.Trials;

namespace TrialSim.Claims.Searches;

/// <summary>
/// The best of several cut-points of a marker: announces that the treatment works above the one that looks best, or works better on one side
/// of it, when the corrected test says so.
/// </summary>
/// <remarks>
/// Reads the change at the final visit of patients seen there. With the interaction as contrast, the better side is announced as enhanced
/// (above the cut, or for either direction below it, if that is where the treatment works better), and an effect in it if its own t test
/// agrees; that second test is not corrected for the search. Not feasible where no cut leaves enough patients. Equations:
/// docs/methods/cut-points.md.
/// </remarks>
public sealed record BestCut : ClaimRule
{
    /// <summary>Number of the claim of an effect in the set.</summary>
    internal const int SubgroupSlot = 0;

    /// <summary>Number of the claim of a better effect in the set.</summary>
    internal const int EnhancedSlot = 1;

    private const int MostCuts = 1000;

    /// <summary>The marker that is cut.</summary>
    public PatientMarker Marker { get; init; } = PatientMarker.Crp;

    /// <summary>The cut-points, rising, in the marker's unit (CRP: mg/L); patients above one form its subgroup. Instead of <see cref="Quantiles"/>.</summary>
    public IReadOnlyList<MarkerLevel> Cuts { get; init; } = [];

    /// <summary>Number K of cut-points at the trial's own quantiles k/(K + 1). Instead of <see cref="Cuts"/>.</summary>
    public int? Quantiles { get; init; }

    /// <summary>Smallest number of patients that each arm must have on each side of a cut; 2 or more, 3 unless said.</summary>
    public int MinPerCell { get; init; } = 3;

    /// <summary>What makes a cut the best.</summary>
    public CutContrast Contrast { get; init; } = CutContrast.Interaction;

    /// <summary>What is done about the search.</summary>
    public required SearchCorrection Correction { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    internal override bool TestsItsOwnChoice => Correction is Uncorrected;

    /// <summary>Bootstrap samples behind the bagged estimate of a claimed effect; 0: none is given.</summary>
    public int Bagged { get; init; }

    /// <summary>Share of each arm's patients who have no part in search and test: they give an honest estimate of what is claimed. Absent is none.</summary>
    public Share? HeldBack { get; init; }

    /// <inheritdoc/>
    internal override IEnumerable<PatientMarker> Modifiers(RuleOutline outline) => [Marker];

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool ControlsFamilyWiseError => Correction is HonestSplit || (Correction.KeepsLevel && Contrast == CutContrast.Subgroup);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        CheckMarker(place.At("marker"), Marker, outline);
        CheckCuts(place);
        if (MinPerCell < 2 || MinPerCell * 4 > outline.Trial.Patients)
        {
            place.At("min-per-cell").Breach(
                $"{MinPerCell} patients of each arm on each side cannot be had of {outline.Trial.Patients}.", "Use a whole number from 2 on, such as 3: one patient has no spread.", outline.Trial.PatientsPath);
        }

        Correction.Check(place.At("correction"), Alpha.Value);
        CheckHeldBack(place);
        SearchCounts.CheckBagged(place, Bagged, Correction);
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline) => Contrast == CutContrast.Subgroup
        ? [ClaimSlot.Chosen(ClaimKind.SubgroupEffect)]
        : [ClaimSlot.Chosen(ClaimKind.SubgroupEffect), ClaimSlot.Chosen(ClaimKind.EnhancedEffect)];

    /// <inheritdoc/>
    internal override PreparedRule Prepare(RuleRoom room) => Correction.Prepare(this, room);

    /// <summary>The cut-points in the engine's unit.</summary>
    internal double[] InsideCuts() => [.. Cuts.Select(cut => Marker.Inside(cut.Value))];

    /// <summary>Searches for trials of up to this many patients.</summary>
    internal CutSearches Searches(int mostPatients) => Contrast == CutContrast.Interaction
        ? new InteractionSearches(mostPatients, Quantiles ?? Cuts.Count)
        : new SubgroupSearches(mostPatients, Quantiles ?? Cuts.Count);

    /// <inheritdoc/>
    public override string Describe() =>
        $"looks for the best of {(Quantiles is { } k ? $"{k} sample quantiles" : FormattableString.Invariant($"the cut-points {string.Join(", ", Cuts.Select(cut => cut.Value))}"))} of {Marker.Word()} "
        + $"by the {(Contrast == CutContrast.Interaction ? "interaction" : "effect above it")} and tests it, {DescribeLevel()}, {Correction.Describe()}"
        + (HeldBack is { } share ? FormattableString.Invariant($"; {100 * share.Value:0.##}% of each arm are held back to estimate what is claimed") : string.Empty);

    private void CheckHeldBack(ScenarioPlace place)
    {
        if (HeldBack is not null && (Correction is HonestSplit || Bagged > 0))
        {
            place.At("held-back").Breach("the effect is estimated in another way already.", "Leave out either this, or \"bagged\" and the honest split.", "rules[].correction", "rules[].bagged");
        }
    }

    private void CheckCuts(ScenarioPlace place)
    {
        if (Quantiles is { } quantiles)
        {
            if (Cuts.Count > 0)
            {
                place.Breach("both \"cuts\" and \"quantiles\" say where to cut.", "Remove one of them.");
            }

            if (quantiles is < 1 or > MostCuts)
            {
                place.At("quantiles").Breach($"{quantiles} cut-points cannot be tried.", $"Use a whole number from 1 to {MostCuts}.");
            }

            return;
        }

        if (Cuts.Count is 0 or > MostCuts)
        {
            place.Breach(
                Cuts.Count == 0 ? "nothing says where to cut." : $"{Cuts.Count} cut-points are more than can be tried.",
                $"List one to {MostCuts} \"cuts\", or say how many \"quantiles\".");
        }

        place.At("cuts").MustRise(Cuts, "cut-points");
        for (int i = 0; i < Cuts.Count; i++)
        {
            Marker.CheckLevel(place.At("cuts").At(i), Cuts[i]);
        }
    }
}
