using System.Text.Json.Serialization;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>How often an adverse event happens to a patient, by arm.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(EventRate), "rate")]
[JsonDerivedType(typeof(EventByEnd), "by-end")]
[JsonDerivedType(typeof(EventPerDose), "per-dose")]
public abstract record EventOccurrence
{
    /// <summary>Whether it goes on in patients who have left the trial and are no longer treated.</summary>
    [JsonIgnore]
    internal abstract bool GoesOnAfterLeaving { get; }

    /// <summary>
    /// P(at most 0), P(at most 1), … events between a visit and the one before, of a patient who is at risk all that time; the last is so near to
    /// 1 that nothing is left.
    /// </summary>
    /// <param name="treated">In the treatment arm; else in the control arm.</param>
    /// <param name="visit">The visit, from 1.</param>
    /// <param name="visits">The visits.</param>
    internal abstract double[] Cumulative(TrialArm treated, int visit, VisitSchedule visits);

    /// <summary>The same with the control arm's frequency in both arms.</summary>
    internal abstract EventOccurrence AlikeInBothArms();

    /// <summary>Reports what cannot be.</summary>
    internal abstract void Check(ScenarioPlace place, IReadOnlyList<Weeks> visits);

    /// <summary>The occurrence in words.</summary>
    public abstract string Describe(Arms arms);

    /// <summary>Probability of at least one event in a patient who stays to the end.</summary>
    internal double AtLeastOne(TrialArm arm, VisitSchedule visits)
    {
        double none = 1;
        for (int visit = 1; visit <= visits.Count; visit++)
        {
            none *= Cumulative(arm, visit, visits)[0];
        }

        return 1 - none;
    }
}
