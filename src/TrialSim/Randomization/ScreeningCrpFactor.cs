using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Randomization;

/// <summary>Strata by a biomarker as measured at screening: k cut-points make k + 1 levels; a value at a cut belongs above it.</summary>
public sealed record ScreeningCrpFactor : StratificationFactor
{
    /// <summary>The biomarker; hs-CRP unless said. Who has no measurement of it counts as lowest.</summary>
    [UntracedDefault]
    public PatientMarker Marker { get; init; } = PatientMarker.Crp;

    /// <summary>Rising cut-points, in its unit.</summary>
    public required IReadOnlyList<Concentration> Cuts { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override int Levels => Cuts.Count + 1;

    /// <inheritdoc/>
    internal override void Classify(TrialBlock trial, Span<Lanes> level)
    {
        var logCrp = trial.Screening(Marker);
        for (int c = 0; c < Cuts.Count; c++)
        {
            Lanes logCut = Marker.Inside(Cuts[c].Value);
            for (int i = 0; i < level.Length; i++)
            {
                var above = (logCrp[i] >= logCut).ToIndicator();
                level[i] = c == 0 ? above : level[i] + above;
            }
        }
    }

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population)
    {
        population.MustKnow(place.At("marker"), Marker);
        place.At("cuts").MustNotBeEmpty(Cuts.Count, $"List one or more cut-points{population.Units.In(Marker)}, such as [5].");
        place.At("cuts").MustRise(Cuts, "cut-points");
    }

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"screening {Marker.InWords()} (cut at {string.Join(", ", Cuts.Select(c => c.Value))}{units.After(Marker)})";
}
