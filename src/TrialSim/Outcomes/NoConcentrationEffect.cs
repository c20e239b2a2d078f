using TrialSim.Exposure;
using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>The concentration stays at the lasting level.</summary>
public sealed record NoConcentrationEffect : ConcentrationEffect
{
    /// <inheritdoc/>
    internal override void Write(TrialBlock trial, ExposureCourse? exposure, PatientMarker followed, int visit, Span<Lanes> change) => change.Clear();

    /// <inheritdoc/>
    public override string Describe() => "not at all";
}
