using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>A characteristic that predicts the change at every visit, whatever the arm.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(BaselinePrognosis), "baseline")]
[JsonDerivedType(typeof(SexPrognosis), "sex")]
[JsonDerivedType(typeof(LogCrpPrognosis), "log-crp")]
[JsonDerivedType(typeof(CrpThresholdPrognosis), "crp-threshold")]
public abstract record PrognosticEffect
{
    /// <summary>Adds the effect, HAM-D points, to each patient's change.</summary>
    internal abstract void AddTo(TrialBlock trial, Span<Lanes> change);

    /// <summary>The effect in words.</summary>
    public abstract string Describe();
}
