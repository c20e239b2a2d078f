using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Exposure;
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
[JsonDerivedType(typeof(ClassDrugEffect), "by-class")]
[JsonDerivedType(typeof(UShapedDrugEffect), "u-shaped")]
[JsonDerivedType(typeof(ExposureDrugEffect), "exposure-response")]
[JsonDerivedType(typeof(SumDrugEffect), "sum")]
public abstract record DrugEffect
{
    /// <summary>The marker that predicts the effect; null where none does.</summary>
    [JsonIgnore]
    internal virtual PatientMarker? PredictiveMarker => null;

    /// <summary>Writes each patient's effect at its full size, HAM-D points; negative favours the drug.</summary>
    internal abstract void Write(TrialBlock trial, Span<Lanes> points);

    /// <summary>Reports what cannot be.</summary>
    internal virtual void Check(ScenarioPlace place, Population population)
    {
    }

    /// <summary>Reports what cannot be with this outcome's exposure.</summary>
    internal virtual void CheckExposure(ScenarioPlace place, Outcome outcome)
    {
    }

    /// <summary>
    /// The engagement at each visit with which the effect has its full size; null where engagement does not matter to it, and the full size
    /// acts whatever the exposure.
    /// </summary>
    internal virtual double[]? ReferenceEngagement(ExposureModel exposure, VisitSchedule visits) => null;

    /// <summary>Whether some patients have another effect than others.</summary>
    [JsonIgnore]
    public abstract bool Varies { get; }

    /// <summary>The same shape with every patient's effect multiplied by a factor; 0 leaves no effect, a negative one turns every sign.</summary>
    public abstract DrugEffect Scaled(double factor);

    /// <summary>The effect in words.</summary>
    public abstract string Describe(MarkerUnits units);
}
