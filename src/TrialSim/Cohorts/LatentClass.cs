using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>A class of patients that nobody observes, such as those whom the drug can help: members differ in biomarkers, and effects may differ by it.</summary>
/// <remarks>Equations: docs/enrichment.md.</remarks>
public sealed record LatentClass
{
    /// <summary>What members are called: "treatment-resistant", "drug-sensitive".</summary>
    public required string Name { get; init; }

    /// <summary>Share of members among those who come to screening.</summary>
    public required Probability Prevalence { get; init; }

    /// <summary>Biomarkers in which members differ from the others; the population's distribution is that of the others.</summary>
    public IReadOnlyList<ClassMarker> Markers { get; init; } = [];

    /// <summary>The class in words.</summary>
    internal string Describe(Population population) =>
        FormattableString.Invariant($"{100 * Prevalence.Value:0.##}% are {Name}, which nobody observes")
        + (Markers.Count == 0 ? string.Empty : $": {string.Join("; ", Markers.Select(m => m.Describe(population)))}");

    /// <summary>Reports a class without a name or without one of its sides, and markers that cannot differ.</summary>
    internal void Check(ScenarioPlace place, Population population)
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            place.At("name").Breach("a class without a name.", "Name its members, such as \"drug-sensitive\".");
        }

        if (Prevalence.Value is 0 or 1)
        {
            place.At("prevalence").Breach($"a prevalence of {Prevalence.Value} leaves one side empty.", "Use a share between 0 and 1, or leave the class out.");
        }

        for (int i = 0; i < Markers.Count; i++)
        {
            var here = place.At("markers").At(i);
            Markers[i].Check(here, population);
            if (Markers.Take(i).Any(earlier => earlier.Marker == Markers[i].Marker))
            {
                here.At("marker").Breach("its difference is stated further up too.", "State it once.");
            }
        }
    }
}
