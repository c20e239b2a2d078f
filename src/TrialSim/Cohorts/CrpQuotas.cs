using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>Bands of CRP that each get an equal, fixed share of the places.</summary>
public sealed record CrpQuotas
{
    /// <summary>Rising cut-points, mg/L: k cuts make k + 1 bands (at most the first, …, above the last).</summary>
    public required IReadOnlyList<CrpMgPerL> Cuts { get; init; }

    /// <summary>The quotas in words.</summary>
    public string Describe() => $"equal numbers of patients in the baseline CRP bands cut at {string.Join(", ", Cuts.Select(c => c.Value))} mg/L";

    /// <summary>Reports cut-points that do not rise, or make more bands than there are patients.</summary>
    internal void Check(ScenarioPlace place, double patients)
    {
        place = place.At("cuts");
        place.MustNotBeEmpty(Cuts.Count, "List one or more cut-points in mg/L, such as [1, 3], or leave \"quotas\" out.");
        place.MustRise(Cuts, "cut-points");
        if (Cuts.Count + 1 > patients)
        {
            place.Breach($"{Cuts.Count + 1} bands cannot be filled by {patients} patients.", "Use fewer cut-points.", "design.patients");
        }
    }
}
