using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>Strata by a biomarker as measured at baseline: k cut-points make k + 1 levels; a value at a cut belongs below it, as in subgroups.</summary>
public sealed record BaselineCrpStrata : AnalysisStrata
{
    /// <summary>The biomarker; hs-CRP unless said.</summary>
    [UntracedDefault]
    public PatientMarker Marker { get; init; } = PatientMarker.Crp;

    /// <summary>Rising cut-points, in its unit.</summary>
    public required IReadOnlyList<Concentration> Cuts { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientFacts Reads => PatientFacts.None;

    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientMarker? MarkerRead => Marker;

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"baseline {Marker.InWords()} (cut at {string.Join(", ", Cuts.Select(c => c.Value))}{units.After(Marker)})";

    /// <inheritdoc/>
    public bool Equals(BaselineCrpStrata? other) => other is not null && Marker == other.Marker && Cuts.SequenceEqual(other.Cuts);

    /// <inheritdoc/>
    public override int GetHashCode() => Cuts.Count;

    /// <inheritdoc/>
    internal override int Levels(TrialEndpoints endpoints) => Cuts.Count + 1;

    /// <inheritdoc/>
    internal override void Classify(TrialBlock trial, Span<Lanes> level)
    {
        level.Clear();
        var logCrp = trial.Measured(Marker);
        for (int c = 0; c < Cuts.Count; c++)
        {
            Lanes logCut = Marker.Inside(Cuts[c].Value);
            for (int i = 0; i < level.Length; i++)
            {
                level[i] += (logCrp[i] > logCut).ToIndicator();
            }
        }
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, TrialOutline trial)
    {
        place.At("cuts").MustNotBeEmpty(Cuts.Count, $"List one or more cut-points{MarkerUnits.Unstated.In(Marker)}, such as [5].");
        place.At("cuts").MustRise(Cuts, "cut-points");
    }
}
