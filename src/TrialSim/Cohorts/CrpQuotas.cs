using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>Bands of CRP that each get an equal, fixed share of the places.</summary>
public sealed record CrpQuotas
{
    /// <summary>Rising cut-points, mg/L: k cuts make k + 1 bands (at most the first, …, above the last).</summary>
    public required IReadOnlyList<CrpMgPerL> Cuts { get; init; }

    /// <summary>The quotas in words.</summary>
    public string Describe() => $"equal numbers of patients in the baseline CRP bands cut at {string.Join(", ", Cuts.Select(c => c.Value))} mg/L";
}
