using TrialSim.Scenarios;
using TrialSim.Statistics;

namespace TrialSim.Plans;

/// <summary>Cells of the data that analyses cannot use: each named once, with the analyses that met it.</summary>
internal sealed class AnalysisFaults
{
    private readonly Dictionary<ScenarioProblem, List<string>> analyses = [];

    /// <summary>Whether any cell is at fault.</summary>
    public bool Any => analyses.Count > 0;

    /// <summary>Adds what an analysis met.</summary>
    public void Add(string analysis, CellPlace cell, StatisticsInputException fault)
    {
        var problem = new ScenarioProblem(cell.Column, fault.Found, fault.Remedy, cell.Line);
        if (!analyses.TryGetValue(problem, out var met))
        {
            analyses[problem] = met = [];
        }

        met.Add($"\"{analysis}\"");
    }

    /// <summary>Everything, in the order of the file.</summary>
    public IReadOnlyList<ScenarioProblem> InOrder() =>
        [.. analyses.OrderBy(a => a.Key.Line).Select(a => a.Key with { Remedy = $"{a.Key.Remedy} Read by {string.Join(", ", a.Value)}." })];
}
