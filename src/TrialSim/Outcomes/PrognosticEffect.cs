using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>A characteristic that predicts the change at every visit, whatever the arm.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(BaselinePrognosis), "baseline")]
[JsonDerivedType(typeof(SexPrognosis), "sex")]
[JsonDerivedType(typeof(ClassPrognosis), "by-class")]
[JsonDerivedType(typeof(LogCrpPrognosis), "log-crp")]
[JsonDerivedType(typeof(CrpThresholdPrognosis), "crp-threshold")]
public abstract record PrognosticEffect
{
    /// <summary>Adds the effect, HAM-D points, to what each patient had before; the two columns may be the same.</summary>
    internal abstract void Add(TrialBlock trial, ReadOnlySpan<Lanes> before, Span<Lanes> after);

    /// <summary>Reports what cannot be.</summary>
    internal virtual void Check(ScenarioPlace place, Population population)
    {
    }

    /// <summary>The effect in words.</summary>
    public abstract string Describe(MarkerUnits units);
}
