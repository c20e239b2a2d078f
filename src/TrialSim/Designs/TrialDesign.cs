using System.Text.Json.Serialization;

namespace TrialSim.Designs;

/// <summary>In what order a trial is conducted.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(FixedParallel), "fixed-parallel")]
public abstract record TrialDesign
{
    /// <summary>Randomized patients, both arms together.</summary>
    public required Quantities.PatientCount Patients { get; init; }

    /// <summary>The design in words.</summary>
    public abstract string Describe(Trials.Arms arms);

    /// <summary>Conducts the eight trials that <paramref name="run"/> holds.</summary>
    internal abstract void Conduct(TrialRun run);
}
