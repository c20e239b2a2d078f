using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>What lists of strata have in common, whatever the analysis.</summary>
internal static class StrataLists
{
    /// <summary>What must be known of a patient to tell her stratum.</summary>
    public static PatientFacts Reads(this IReadOnlyList<AnalysisStrata> strata) =>
        strata.Aggregate(PatientFacts.None, (facts, own) => facts | own.Reads);

    /// <summary>The markers that tell strata, each with the property that names it.</summary>
    public static IReadOnlyList<(string Property, PatientMarker Marker)> MarkersRead(this IReadOnlyList<AnalysisStrata> strata)
    {
        var read = new List<(string, PatientMarker)>();
        for (int i = 0; i < strata.Count; i++)
        {
            if (strata[i].MarkerRead is { } marker)
            {
                read.Add(($"strata[{i}].marker", marker));
            }
        }

        return read;
    }

    /// <summary>", stratified by …" in words; nothing where there are no strata.</summary>
    public static string InWords(this IReadOnlyList<AnalysisStrata> strata, MarkerUnits units) =>
        strata.Count == 0 ? string.Empty : $", stratified by {string.Join(" and ", strata.Select(own => own.Describe(units)))}";

    /// <summary>Reports strata that cannot be formed, or are formed twice.</summary>
    public static void Check(ScenarioPlace place, IReadOnlyList<AnalysisStrata> strata, TrialOutline trial)
    {
        for (int i = 0; i < strata.Count; i++)
        {
            strata[i].Check(place.At(i), trial);
            if (strata.Take(i).Any(earlier => earlier.GetType() == strata[i].GetType() && earlier.MarkerRead == strata[i].MarkerRead))
            {
                place.At(i).Breach("strata are already formed of this.", "Leave it out, or put its cut-points into the entry further up.");
            }
        }
    }
}
