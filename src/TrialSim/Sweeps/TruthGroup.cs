using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Outcomes;
using TrialSim.Randomization;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Sweeps;

/// <summary>Cells whose true values are the same to the last bit, because they differ only in what the counterfactual run does not look at.</summary>
/// <param name="Cells">Numbers of the cells, from 0.</param>
/// <remarks>
/// It follows everybody to the end under both arms: who gets what, who leaves, and what is made of the estimates do not matter. The number of
/// patients does, to the last digits: it decides which patients are drawn.
/// </remarks>
public sealed record TruthGroup(IReadOnlyList<int> Cells)
{
    /// <summary>The groups of a sweep's cells.</summary>
    public static IReadOnlyList<TruthGroup> Of(IReadOnlyList<SweepCell> cells) =>
        [.. Enumerable.Range(0, cells.Count).GroupBy(c => Key(cells[c].Scenario)).Select(group => new TruthGroup([.. group]))];

    private static string Key(Scenario scenario)
    {
        var estimands = scenario.Analyses.Select(a => a.Target).ToList();
        var looksAt = scenario with { Name = "truth", Analyses = [], Decisions = [], Claims = [], Rules = [], Accrual = null, Costs = null };
        if (!estimands.Any(e => e is LogHazardRatio)) // Cox models are fitted to trials as they are conducted
        {
            looksAt = looksAt with
            {
                Design = new FixedParallel { Patients = scenario.Design.Patients },
                Randomization = new SimpleRandomization(),
                Outcome = scenario.Outcome with { Dropout = [] },
            };
        }

        return $"{ScenarioFile.Hash(looksAt)} {string.Join(' ', estimands)}";
    }
}
