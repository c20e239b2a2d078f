using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Trials;

/// <summary>The number that a model uses for a marker, as known at baseline.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LogCoding), "log")]
[JsonDerivedType(typeof(AboveCoding), "above")]
[JsonDerivedType(typeof(SampleQuantileCoding), "sample-quantiles")]
public abstract record MarkerCoding
{
    /// <summary>The marker, as known at baseline; hs-CRP unless said.</summary>
    [UntracedDefault]
    public PatientMarker Of { get; init; } = PatientMarker.Crp;

    /// <summary>Writes each patient's number.</summary>
    internal abstract void Code(TrialBlock trial, Span<Lanes> marker);

    /// <summary>Reports what cannot be in a trial of this many patients, whose number is said at a path.</summary>
    internal virtual void Check(ScenarioPlace place, double patients, string patientsPath)
    {
    }

    /// <summary>The coding in words.</summary>
    public abstract string Describe(MarkerUnits units);
}
