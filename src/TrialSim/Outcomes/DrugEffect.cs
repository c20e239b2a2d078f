using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>Effect of the drug beyond placebo at its full size, as a function of what she is like.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NoDrugEffect), "none")]
[JsonDerivedType(typeof(ConstantDrugEffect), "constant")]
[JsonDerivedType(typeof(LinearDrugEffect), "linear-in-log-crp")]
[JsonDerivedType(typeof(ThresholdDrugEffect), "threshold")]
[JsonDerivedType(typeof(EmaxDrugEffect), "emax")]
[JsonDerivedType(typeof(UShapedDrugEffect), "u-shaped")]
public abstract record DrugEffect
{
    /// <summary>Writes each patient's effect, HAM-D points; negative favours the drug.</summary>
    internal abstract void Write(TrialBlock trial, Span<Lanes> points);

    /// <summary>Reports what cannot be.</summary>
    internal virtual void Check(ScenarioPlace place, Population population)
    {
    }

    /// <summary>Whether some patients have another effect than others.</summary>
    [JsonIgnore]
    public abstract bool Varies { get; }

    /// <summary>The same shape with every patient's effect multiplied by a factor; 0 leaves no effect, a negative one turns every sign.</summary>
    public abstract DrugEffect Scaled(double factor);

    /// <summary>The effect in words.</summary>
    public abstract string Describe();
}
