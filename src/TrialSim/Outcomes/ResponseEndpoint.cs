using System.Text.Json.Serialization;
using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>A yes-or-no endpoint: response or remission, or at least one adverse event of a kind that the outcome counts, by its name.</summary>
/// <param name="Name">The name, as files use it.</param>
[JsonConverter(typeof(ResponseEndpointConverter))]
public readonly record struct ResponseEndpoint(string Name)
{
    /// <summary>Response at any visit at which the patient was seen.</summary>
    public static ResponseEndpoint ResponseAnyVisit { get; } = new("response-any-visit");

    /// <summary>Response at the final visit.</summary>
    public static ResponseEndpoint ResponseFinalVisit { get; } = new("response-final-visit");

    /// <summary>Remission at any visit at which the patient was seen.</summary>
    public static ResponseEndpoint RemissionAnyVisit { get; } = new("remission-any-visit");

    /// <summary>The endpoints that come from scores; no event may have their names.</summary>
    public static IReadOnlyList<ResponseEndpoint> OfScores { get; } = [ResponseAnyVisit, ResponseFinalVisit, RemissionAnyVisit];

    /// <summary>Whether it is an adverse event: fewer are better.</summary>
    public bool IsEvent => this != ResponseAnyVisit && this != ResponseFinalVisit && this != RemissionAnyVisit;

    /// <summary>The endpoint in words.</summary>
    public string InWords() =>
        this == ResponseAnyVisit ? "response at any visit"
        : this == ResponseFinalVisit ? "response at the final visit"
        : this == RemissionAnyVisit ? "remission at any visit"
        : $"an adverse event \"{Name}\"";

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Reports an adverse event that nobody counts.</summary>
    internal void Check(ScenarioPlace place, IReadOnlyList<AdverseEvent> counted)
    {
        if (!IsEvent)
        {
            return;
        }

        string name = Name;
        if (!counted.Any(kind => kind.Name == name))
        {
            place.Breach(
                $"there is no endpoint \"{name}\".",
                Spelling.Suggest(name, [.. OfScores.Select(e => e.Name), .. counted.Select(kind => kind.Name)], "It must be one of")
                + " Adverse events are listed in \"outcome.adverse-events\".",
                "outcome.adverse-events");
        }
    }
}
