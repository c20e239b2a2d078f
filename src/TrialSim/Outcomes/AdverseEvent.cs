using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// A kind of adverse event that is counted: how often it happens in each arm, and which share of the events makes the patient leave the trial.
/// </summary>
/// <remarks>Events depend on nothing but the arm, and kinds are independent of each other.</remarks>
public sealed record AdverseEvent
{
    /// <summary>Name, as endpoints and results use it: lower-case letters, digits and hyphens, such as "serious".</summary>
    public required string Name { get; init; }

    /// <summary>How often it happens.</summary>
    public required EventOccurrence Occurrence { get; init; }

    /// <summary>Share of the events that make the patient leave at once; she is not seen at later visits.</summary>
    public Probability Discontinuing { get; init; } = new(0);

    /// <summary>How long they are recorded.</summary>
    public EventFollowUp FollowUp { get; init; } = EventFollowUp.WhileInTrial;

    /// <summary>The kind in words.</summary>
    public string Describe(Arms arms) =>
        $"adverse events \"{Name}\": {Occurrence.Describe(arms)}"
        + (FollowUp == EventFollowUp.ToEnd ? ", recorded to the end in everybody" : string.Empty)
        + (Discontinuing.Value == 0 ? string.Empty : FormattableString.Invariant($"; {100 * Discontinuing.Value:0.####}% of them make the patient leave"));

    /// <summary>Reports what cannot be of the kind by itself.</summary>
    internal void Check(ScenarioPlace place, IReadOnlyList<Weeks> visits)
    {
        if (!PatientMarkerConverter.Accepts(Name))
        {
            place.At("name").Breach(
                $"\"{Spelling.Quotable(Name)}\" cannot name an endpoint.", "Use lower-case letters, digits and hyphens, such as \"infusion-reaction\".");
        }
        else if (!new ResponseEndpoint(Name).IsEvent)
        {
            place.At("name").Breach($"\"{Name}\" is an endpoint that comes from scores.", "Choose another name.");
        }

        Occurrence.Check(place.At("occurrence"), visits);
        if (FollowUp == EventFollowUp.ToEnd && !Occurrence.GoesOnAfterLeaving)
        {
            place.At("follow-up").Breach("nobody is dosed after leaving the trial.", "Leave it out: they are recorded while the patient is in the trial.");
        }
    }
}
