using TrialSim.Analyses;
using TrialSim.Simulation;

namespace TrialSim.Findings;

/// <summary>A range of p-values of the test of interaction that the third ICEMAN question tells apart, split by direction below 0.05.</summary>
/// <param name="Name">The range.</param>
/// <param name="Chance">What it says of chance as an explanation.</param>
/// <param name="Above">p is above this.</param>
/// <param name="AtMost">p is at most this.</param>
/// <param name="IsReversed">Whether the interaction points away from what is true in the scenario.</param>
/// <remarks>Limits: Schandelmaier et al. (2020), CMAJ 192:E901-E906, version for randomized trials.</remarks>
public sealed record CredibilityBand(string Name, string Chance, double Above, double AtMost, bool IsReversed = false)
{
    /// <summary>All bands: every trial with a p-value falls into one.</summary>
    public static IReadOnlyList<CredibilityBand> All { get; } =
    [
        new("p <= 0.005", "chance an unlikely explanation", 0, 0.005),
        new("0.005 < p <= 0.01", "chance may not explain it", 0.005, 0.01),
        new("0.01 < p <= 0.05", "chance likely, or unclear", 0.01, 0.05),
        new("p > 0.05", "chance very likely", 0.05, 1),
        new("p <= 0.05, other way", "significant against the expected direction", 0, 0.05, IsReversed: true),
    ];

    /// <summary>What is looked for in a trial.</summary>
    internal Sighting In(Analysis analysis, ObservedDirection expected) => new([DeviateEvidence.Between(
        analysis, Above, AtMost,
        AtMost == 1 ? ObservedDirection.Either
            : IsReversed == (expected == ObservedDirection.Favourable) ? ObservedDirection.Adverse : ObservedDirection.Favourable)]);
}
