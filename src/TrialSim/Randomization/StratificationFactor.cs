using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Randomization;

/// <summary>One characteristic, known before randomization, that strata are formed of.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(SexFactor), "sex")]
[JsonDerivedType(typeof(ScreeningCrpFactor), "screening-crp")]
[JsonDerivedType(typeof(MedicationFactor), "medication")]
public abstract record StratificationFactor
{
    /// <summary>How many levels the factor has.</summary>
    [JsonIgnore]
    public abstract int Levels { get; }

    /// <summary>Writes each patient's level, 0 to <see cref="Levels"/> - 1.</summary>
    internal abstract void Classify(TrialBlock trial, Span<Lanes> level);

    /// <summary>Reports what cannot be in this population.</summary>
    internal virtual void Check(ScenarioPlace place, Population population)
    {
    }

    /// <summary>The factor in words.</summary>
    public abstract string Describe(MarkerUnits units);
}
