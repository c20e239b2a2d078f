using TrialSim.Characteristics;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Precision;

/// <summary>The words by which the figures of a scenario's runs can be named.</summary>
/// <param name="Analyses">Names of analyses, decision rules and claim rules.</param>
/// <param name="Claims">Names of the claims of claim rules.</param>
/// <param name="Measures">Measures.</param>
/// <param name="Arms">Names of the arms.</param>
/// <param name="Subgroups">Names of the subgroups, "all" included.</param>
/// <param name="Visits">Weeks, 0 included.</param>
public sealed record FigureVocabulary(
    IReadOnlyList<string> Analyses,
    IReadOnlyList<string> Claims,
    IReadOnlyList<string> Measures,
    IReadOnlyList<string> Arms,
    IReadOnlyList<string> Subgroups,
    IReadOnlyList<double> Visits)
{
    /// <summary>The words of a scenario.</summary>
    public static FigureVocabulary Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var outline = scenario.Outline();
        return new(
            [.. scenario.Analyses.Select(a => a.Name), .. scenario.Decisions.Select(d => d.Name), .. scenario.Rules.Select(r => r.Name)],
            [.. scenario.Rules.SelectMany(rule => rule.Slots(outline)).Select(slot => slot.Name).Distinct()],
            [.. Characteristics.Measures.All.Select(m => m.Name)],
            [scenario.Arms.Treatment, scenario.Arms.Control],
            [.. scenario.Subgroups.Select(s => s.Name).Prepend(Subgroup.All).Distinct()],
            [0, .. scenario.Outcome.Visits.Select(v => v.Value)])
        {
            Variables = [.. scenario.Outcome.Markers.Select(m => m.Marker.Name).Concat(scenario.Outcome.AdverseEvents.Select(e => e.Name)).Distinct()],
        };
    }

    /// <summary>Names of the followed biomarkers and kinds of adverse event.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>Whether differences between cells can be named.</summary>
    public bool HasDifferences { get; init; }

    /// <summary>All words.</summary>
    public IReadOnlyList<string> Words => [.. Analyses, .. Claims, .. Measures, .. Arms, .. Subgroups, .. Variables, .. HasDifferences ? [FigureWords.Difference] : Array.Empty<string>()];
}
