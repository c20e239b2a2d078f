using TrialSim.Exposure;
using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>The same relative change in every patient.</summary>
public sealed record LogChangeEffect : TimedConcentrationEffect
{
    /// <inheritdoc/>
    internal override void Write(TrialBlock trial, ExposureCourse? exposure, PatientMarker followed, int visit, Span<Lanes> change) => change.Fill(LogChange.Value);

    /// <inheritdoc/>
    public override string Describe() =>
        FormattableString.Invariant($"by {LogChange.Value:0.####} ln units (x {Portable.Exp(LogChange.Value):0.###}), arriving {TimeCourse.Describe()}");
}
