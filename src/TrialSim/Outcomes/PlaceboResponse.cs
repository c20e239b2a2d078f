using System.Text.Json.Serialization;
using TrialSim.Numerics;

namespace TrialSim.Outcomes;

/// <summary>Improvement from being in a trial and treated at all; the same in both arms.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NoPlaceboResponse), "none")]
[JsonDerivedType(typeof(LinearPlaceboResponse), "linear-in-log-crp")]
public abstract record PlaceboResponse
{
    /// <summary>When the response arrives; at once unless said.</summary>
    public TimeCourse TimeCourse { get; init; } = new ImmediateCourse();

    /// <summary>Writes each patient's full-size response, HAM-D points.</summary>
    internal abstract void Write(ReadOnlySpan<Lanes> logCrp, Span<Lanes> points);

    /// <summary>The response in words.</summary>
    public abstract string Describe();
}
