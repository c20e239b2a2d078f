using TrialSim.Scenarios;

namespace TrialSim.Simulation;

/// <summary>What a paired run simulates and keeps.</summary>
/// <param name="Cells">Scenarios.</param>
/// <param name="Truths">True values of each.</param>
/// <param name="Measures">What is kept of each trial.</param>
/// <param name="Pairs">Cells whose differences are wanted.</param>
internal sealed record PairedPlan(
    IReadOnlyList<Scenario> Cells, IReadOnlyList<TrueValues> Truths, IReadOnlyList<TrialMeasure> Measures, IReadOnlyList<CellPair> Pairs)
{
    /// <summary>What claims are scored against in each cell; null for a cell without claim rules.</summary>
    public ReferencePopulation?[] Populations(int workers, CancellationToken cancellation) =>
        [.. Cells.Select(cell => cell.Rules.Count == 0 ? null : ReferencePopulation.Draw(cell, workers, cancellation))];
}
