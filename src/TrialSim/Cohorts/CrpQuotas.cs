using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Bands of a biomarker that each get an equal, fixed share of the places.</summary>
public sealed record CrpQuotas
{
    /// <summary>The biomarker, as measured at baseline.</summary>
    [UntracedDefault]
    public PatientMarker Marker { get; init; } = PatientMarker.Crp;

    /// <summary>Rising cut-points, in its unit: k cuts make k + 1 bands (at most the first, …, above the last).</summary>
    public required IReadOnlyList<Concentration> Cuts { get; init; }

    /// <summary>The quotas in words.</summary>
    public string Describe(MarkerUnits units) =>
        $"equal numbers of patients in the baseline {Marker.InWords()} bands cut at {string.Join(", ", Cuts.Select(c => c.Value))}{units.After(Marker)}";

    /// <summary>Reports cut-points that do not rise, or make more bands than there are patients.</summary>
    internal void Check(ScenarioPlace place, Population population, double patients)
    {
        population.MustKnowBiomarker(place.At("marker"), Marker);
        place = place.At("cuts");
        place.MustNotBeEmpty(Cuts.Count, $"List one or more cut-points{population.Units.In(Marker)}, such as [1, 3], or leave \"quotas\" out.");
        place.MustRise(Cuts, "cut-points");
        if (Cuts.Count + 1 > patients)
        {
            place.Breach($"{Cuts.Count + 1} bands cannot be filled by {patients} patients.", "Use fewer cut-points.", "design.patients");
        }
    }
}
