using TrialSim.Analyses.Tables;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;

namespace TrialSim.Plans;

/// <summary>Holds the columns that a plan names against those of the table.</summary>
internal sealed class PlannedColumns(AnalysisPlan plan, DataTable table)
{
    private readonly List<RuleBreach> breaches = [];

    /// <summary>Everything that the plan names and the table has not, and formulas that cannot be read.</summary>
    public IReadOnlyList<ScenarioProblem> Problems()
    {
        var root = new ScenarioPlace(breaches, string.Empty);
        Check(root.At("data").At("rows"), plan.Data.Rows);
        for (int i = 0; i < plan.Data.Factors.Count; i++)
        {
            Check(root.At("data").At("factors").At(i).At("column"), plan.Data.Factors[i].Column);
        }

        foreach (var (path, column) in plan.Trial?.Columns() ?? [])
        {
            Check(root.At("trial").At(path), column);
        }

        for (int i = 0; i < plan.Analyses.Count; i++)
        {
            if (plan.Analyses[i] is TableAnalysis analysis)
            {
                Check(root.At("analyses").At(i), analysis);
            }
        }

        return [.. breaches.Select(b => new ScenarioProblem(b.Path, b.Found, b.Remedy))];
    }

    private void Check(ScenarioPlace place, TableAnalysis analysis)
    {
        Check(place.At("rows"), analysis.Rows);
        try
        {
            foreach (string column in analysis.ColumnsRead(table))
            {
                Check(place, column);
            }
        }
        catch (StatisticsInputException wrong)
        {
            place.Breach(wrong.Found, wrong.Remedy);
        }
    }

    private void Check(ScenarioPlace place, IReadOnlyList<RowChoice> choices)
    {
        for (int i = 0; i < choices.Count; i++)
        {
            if (Check(place.At(i).At("column"), choices[i].Column))
            {
                CheckValues(place.At(i).At("values"), choices[i]);
            }
        }
    }

    private void CheckValues(ScenarioPlace place, RowChoice choice)
    {
        var levels = table.Factor(choice.Column).Levels;
        for (int v = 0; v < choice.Values.Count; v++)
        {
            if (FactorColumn.IndexOf(levels, choice.Values[v]) == FactorColumn.Missing)
            {
                place.At(v).Breach(
                    $"no row has \"{Spelling.Quotable(choice.Values[v])}\" in column \"{choice.Column}\".", Spelling.Suggest(choice.Values[v], levels, "Its values are"));
            }
        }
    }

    private bool Check(ScenarioPlace place, string column)
    {
        if (table.Has(column))
        {
            return true;
        }

        place.Breach(
            $"there is no column \"{Spelling.Quotable(column)}\" in the data.", Spelling.Suggest(column, [.. table.Columns.Select(c => c.Name)], "The columns are"));
        return false;
    }
}
