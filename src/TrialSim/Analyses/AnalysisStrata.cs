using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>What the patients of a stratified analysis are grouped by; of several, every combination is a stratum.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RandomizationStrata), "randomization")]
[JsonDerivedType(typeof(SexStrata), "sex")]
[JsonDerivedType(typeof(BaselineCrpStrata), "baseline-crp")]
public abstract record AnalysisStrata
{
    /// <summary>What must be known of a patient to tell her stratum.</summary>
    [JsonIgnore]
    internal abstract PatientFacts Reads { get; }

    /// <summary>The marker that tells her stratum; null where none does.</summary>
    [JsonIgnore]
    internal virtual PatientMarker? MarkerRead => null;

    /// <summary>How many levels there are.</summary>
    internal abstract int Levels(TrialEndpoints endpoints);

    /// <summary>Writes each patient's level, from 0.</summary>
    internal abstract void Classify(TrialBlock trial, Span<Lanes> level);

    /// <summary>Reports what cannot be in such a trial.</summary>
    internal abstract void Check(ScenarioPlace place, TrialOutline trial);

    /// <summary>The grouping in words.</summary>
    public abstract string Describe(MarkerUnits units);
}
