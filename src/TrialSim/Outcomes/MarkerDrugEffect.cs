using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>A drug effect that depends on one marker: the lasting level of a biomarker, or a clinical characteristic.</summary>
public abstract record MarkerDrugEffect : DrugEffect
{
    /// <summary>The marker that predicts the effect. Levels of it are given in its unit; a biomarker acts by its natural logarithm.</summary>
    [UntracedDefault]
    public PatientMarker Marker { get; init; } = PatientMarker.Crp;

    /// <inheritdoc/>
    internal sealed override PatientMarker? PredictiveMarker => Marker;

    /// <inheritdoc/>
    internal sealed override void Write(TrialBlock trial, Span<Lanes> points) => Write(trial.Level(Marker), points);

    /// <summary>Writes the effect at each level, ln concentration for a biomarker.</summary>
    internal abstract void Write(ReadOnlySpan<Lanes> level, Span<Lanes> points);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population) => population.MustKnow(place.At("marker"), Marker);
}
