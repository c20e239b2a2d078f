using TrialSim.Scenarios;
using TrialSim.Statistics.Data;

namespace TrialSim.Plans;

/// <summary>What is wrong with the cells of a table; of many with the same fault the first few are named.</summary>
internal sealed class DataProblems(DataTable table)
{
    private const int MostNamed = 5;
    private readonly List<ScenarioProblem> problems = [];
    private readonly Dictionary<(string Column, string Remedy), int> alike = [];
    private readonly HashSet<(int Row, string Column, string Found)> known = [];

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => problems.Count > 0;

    /// <summary>Adds a problem of a cell; the same fault that several analyses meet counts once.</summary>
    public void Add(int row, string column, string found, string remedy)
    {
        if (!known.Add((row, column, found)))
        {
            return;
        }

        int before = alike.GetValueOrDefault((column, remedy));
        alike[(column, remedy)] = before + 1;
        if (before < MostNamed)
        {
            problems.Add(new(column, found, remedy, table.LineOf(row)));
        }
    }

    /// <summary>Adds a problem of a column as a whole.</summary>
    public void Add(string column, string found, string remedy) => problems.Add(new(column, found, remedy));

    /// <summary>Everything, in the order of the file.</summary>
    public IReadOnlyList<ScenarioProblem> InOrder() =>
    [
        .. problems.OrderBy(p => p.Line),
        .. alike.Where(a => a.Value > MostNamed).Select(a => new ScenarioProblem(
            a.Key.Column, $"{a.Value - MostNamed} more cells of this column are wrong in the same way.", a.Key.Remedy)),
    ];
}
