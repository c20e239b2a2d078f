using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>How the spread around the expected course differs between patients: a factor on each patient's residuals, the same at all visits and in both arms.</summary>
/// <remarks>Rater noise after baseline shares the residual's draw and is multiplied with it.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(NoResidualSpread), "none")]
[JsonDerivedType(typeof(LogCrpResidualSpread), "log-crp")]
public abstract record ResidualSpread
{
    /// <summary>Writes each patient's factor, above 0.</summary>
    internal abstract void Write(TrialBlock trial, Span<Lanes> factors);

    /// <summary>Reports what cannot be.</summary>
    internal virtual void Check(ScenarioPlace place, Population population)
    {
    }

    /// <summary>The difference in words.</summary>
    public abstract string Describe(MarkerUnits units);
}
