using TrialSim.Claims;
using TrialSim.Decisions;
using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>One trial design under several truths, with what is looked for in each trial.</summary>
/// <param name="Truths">Scenarios that have what is looked for; they differ in what is true.</param>
/// <param name="Sightings">What is looked for.</param>
/// <param name="Estimated">Name of the analysis whose estimates are kept; null where none are.</param>
public sealed record PanelPlan(IReadOnlyList<Scenario> Truths, IReadOnlyList<Sighting> Sightings, string? Estimated)
{
    /// <summary>
    /// The announcement whose claimed effects are kept too, one of the first sighting's evidence; null where none are. The reverse of the first sighting, if it has one, is the second.
    /// </summary>
    public AnnouncementEvidence? Claimed { get; init; }

    /// <summary>A scenario with only the analyses and rules that the panel needs; the trials are the same.</summary>
    public Scenario Stripped(Scenario scenario)
    {
        var evidence = Sightings.SelectMany(s => s.Evidence).ToList();
        HashSet<string> needed = [.. evidence.SelectMany(e => e.Analyses)];
        if (Estimated is not null)
        {
            needed.Add(Estimated);
        }

        List<DecisionRule> decisions = [];
        foreach (var decision in scenario.Decisions.Reverse()) // a rule refers to those further up
        {
            if (needed.Contains(decision.Name) || evidence.Any(e => e.Decisions.Contains(decision.Name)))
            {
                decisions.Insert(0, decision);
                needed.UnionWith(decision.Of);
            }
        }

        ClaimRule[] rules = [.. scenario.Rules.Where(rule => evidence.Any(e => e.Rules.Contains(rule.Name)))];
        needed.UnionWith(rules.SelectMany(rule => rule.AnalysesNamed).Select(named => named.Name));
        return scenario with
        {
            Analyses = [.. scenario.Analyses.Where(a => needed.Contains(a.Name))],
            Decisions = decisions,
            Rules = rules,
            Claims = [],
        };
    }
}
