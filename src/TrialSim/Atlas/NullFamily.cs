using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Atlas;

/// <summary>
/// A way in which a trial can be without any predictive marker: changes that make a scenario so. The drug's effect is none or the same for
/// everybody, so that a claim that it works better in some is false; where it is none, every claim is.
/// </summary>
public sealed record NullFamily
{
    /// <summary>Short name, as results use it.</summary>
    public required string Name { get; init; }

    /// <summary>A few words for tables and lists.</summary>
    public required string Title { get; init; }

    /// <summary>How it comes that rules make false claims here.</summary>
    public required string Why { get; init; }

    /// <summary>Properties of the scenario, by path ("outcome.drug-effect"), with the values that they get; "outcome.prognosis[+]" adds to a list. All of "population", "design", "randomization", "outcome".</summary>
    public required ScenarioPatch Set { get; init; }

    // What is asked of the trials is the same in all families: figures of one rule are compared between them.
    private static readonly string[] Changeable = ["population", "design", "randomization", "outcome"];

    /// <summary>A scenario made to belong to this family, or why that is not possible.</summary>
    public ScenarioReading Apply(Scenario scenario)
    {
        List<ScenarioProblem> strays = [.. Set.Changes.Select(Stray).OfType<ScenarioProblem>()];
        if (strays.Count > 0)
        {
            return new(null, strays);
        }

        var reading = Set.Apply(scenario);
        return reading.Scenario is { Outcome.DrugEffect: not (NoDrugEffect or ConstantDrugEffect) }
            ? new(null, [new(
                "outcome.drug-effect",
                "it depends on the marker, so that claims of that would not be false.",
                "Let the family set it to { \"kind\": \"none\" } or to { \"kind\": \"constant\", … }.")])
            : reading;
    }

    private static ScenarioProblem? Stray(PropertyChange change) =>
        PropertyPath.Parse(change.Path) is [{ Name: { } root }, ..] && !Changeable.Contains(root)
            ? new(change.Path, "a family changes only who comes, how the trial is conducted and how outcomes arise.", Spelling.Suggest(root, Changeable, "It may set properties of"))
            : null;
}
