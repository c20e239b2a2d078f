using System.Text.Json.Serialization;
using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>A reason for leaving the trial for good between two visits.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(HazardDropout), "hazard")]
[JsonDerivedType(typeof(LastScoreDropout), "last-score")]
[JsonDerivedType(typeof(LastChangeDropout), "last-change")]
[JsonDerivedType(typeof(CurrentScoreDropout), "current-score")]
[JsonDerivedType(typeof(LogCrpDropout), "log-crp")]
public abstract record Dropout
{
    /// <summary>Multiplies <paramref name="staying"/> by the probability of being seen at <paramref name="visit"/> (from 1), given having been seen at the one before.</summary>
    internal abstract void MultiplyStaying(TrialBlock trial, int visit, VisitSchedule visits, Span<Lanes> staying);

    /// <summary>Whether anybody may leave for this reason before <paramref name="visit"/> (from 1).</summary>
    internal virtual bool ActsBefore(int visit) => true;

    /// <summary>Reports what cannot be.</summary>
    internal virtual void Check(ScenarioPlace place, Population population)
    {
    }

    /// <summary>The reason in words.</summary>
    public abstract string Describe(Arms arms, MarkerUnits units);
}
