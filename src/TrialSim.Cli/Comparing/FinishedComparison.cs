using TrialSim.Cautions;
using TrialSim.Comparisons;

namespace TrialSim.Cli.Comparing;

/// <summary>A comparison that has been made.</summary>
/// <param name="Comparison">The figures.</param>
/// <param name="Differences">What differs between the designs.</param>
/// <param name="Workers">Threads.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record FinishedComparison(Comparison Comparison, IReadOnlyList<ScenarioDifference> Differences, int Workers, TimeSpan Elapsed)
{
    /// <summary>What could mislead.</summary>
    public required IReadOnlyList<Caution> Cautions { get; init; }
}
