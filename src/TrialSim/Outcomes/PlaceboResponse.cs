using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>Improvement from being in a trial and treated at all; the same in both arms.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NoPlaceboResponse), "none")]
[JsonDerivedType(typeof(LinearPlaceboResponse), "linear-in-log-crp")]
[JsonDerivedType(typeof(ThresholdPlaceboResponse), "threshold")]
[JsonDerivedType(typeof(UShapedPlaceboResponse), "u-shaped")]
public abstract record PlaceboResponse
{
    /// <summary>When the response arrives; at once unless said.</summary>
    public TimeCourse TimeCourse { get; init; } = new ImmediateCourse();

    /// <summary>Writes each patient's full-size response, HAM-D points.</summary>
    internal abstract void Write(TrialBlock trial, Span<Lanes> points);

    /// <summary>Reports what cannot be.</summary>
    internal virtual void Check(ScenarioPlace place, Population population, int visits) => TimeCourse.Check(place.At("time-course"), visits);

    /// <summary>The response in words.</summary>
    public abstract string Describe(MarkerUnits units);
}
