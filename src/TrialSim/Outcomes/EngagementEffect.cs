using System.Text.Json.Serialization;
using TrialSim.Exposure;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>A change in proportion to how much of its target the patient's drug holds at the visit: the maximum times engagement.</summary>
public sealed record EngagementEffect : ConcentrationEffect
{
    /// <summary>Change of the natural logarithm of the concentration where all of the target is held; negative is a fall.</summary>
    public required LogConcentration MaximumLogChange { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    internal override bool NeedsExposure => true;

    /// <inheritdoc/>
    internal override void Write(TrialBlock trial, ExposureCourse? exposure, PatientMarker followed, int visit, Span<Lanes> change)
    {
        var engagement = exposure!.Engagement(visit);
        Lanes maximum = MaximumLogChange.Value;
        for (int i = 0; i < change.Length; i++)
        {
            change[i] = maximum * engagement[i];
        }
    }

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant(
        $"in proportion to engagement of its target, by {MaximumLogChange.Value:0.####} ln units (x {Portable.Exp(MaximumLogChange.Value):0.###}) where all of it is held");
}
