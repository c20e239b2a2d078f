using TrialSim.Analyses;
using TrialSim.Cohorts;
using TrialSim.Trials;

namespace TrialSim.Claims;

/// <summary>What a scenario offers to its claim rules: what their records are checked against.</summary>
internal sealed record RuleOutline
{
    /// <summary>Patients, visits, strata.</summary>
    public required TrialOutline Trial { get; init; }

    /// <summary>The tests that a rule may name.</summary>
    public required IReadOnlyList<Analysis> Analyses { get; init; }

    /// <summary>The subgroups that a rule may name.</summary>
    public required IReadOnlyList<Subgroup> Subgroups { get; init; }

    /// <summary>The claim rules themselves.</summary>
    public IReadOnlyList<ClaimRule> Rules { get; init; } = [];

    /// <summary>Who comes, and so which markers are known.</summary>
    public required Population Population { get; init; }

    /// <summary>Whether the population draws a marker.</summary>
    public bool Knows(PatientMarker marker) => Population.Knows(marker);

    /// <summary>Markers that subgroups, analyses and claim rules read, as far as these name them, most telling first.</summary>
    public IEnumerable<PatientMarker> MarkersRead =>
        Analyses.Select(a => a.Target.Modifier).OfType<PatientMarker>()
            .Concat(Subgroups.Where(s => s.Name != Subgroup.All).Select(s => s.Marker))
            .Concat(Rules.SelectMany(rule => rule.Modifiers(this)))
            .Concat(Analyses.SelectMany(a => a.MarkersRead).Select(read => read.Marker))
            .Concat(Analyses.Any(a => (a.Reads & PatientFacts.Crp) != 0) ? [PatientMarker.Crp] : Array.Empty<PatientMarker>())
            .Distinct();

    /// <summary>An analysis by name; null where there is none.</summary>
    public Analysis? Analysis(string name) => Analyses.FirstOrDefault(a => a.Name == name);

    /// <summary>The members of a subgroup by name; null where there is none.</summary>
    public ClaimedSet? Set(string subgroup) =>
        subgroup == Subgroup.All ? ClaimedSet.Everybody : Subgroups.FirstOrDefault(s => s.Name == subgroup) is { } known ? ClaimedSet.Of(known) : null;
}
