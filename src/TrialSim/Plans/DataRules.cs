using TrialSim.Analyses.Tables;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Statistics.Data;

namespace TrialSim.Plans;

/// <summary>How the table of the data is read.</summary>
public sealed record DataRules
{
    /// <summary>Texts that stand for a missing value; an empty cell always does.</summary>
    public IReadOnlyList<string> Missing { get; init; } = ["NA"];

    /// <summary>The rows that are read: all that meet every choice.</summary>
    public IReadOnlyList<RowChoice> Rows { get; init; } = [];

    /// <summary>Columns that are factors though they may hold numbers, or whose levels have an order.</summary>
    public IReadOnlyList<FactorLevels> Factors { get; init; } = [];

    /// <summary>Reports factors declared twice, and lists without entries.</summary>
    internal void Check(ScenarioPlace place)
    {
        for (int i = 0; i < Rows.Count; i++)
        {
            place.At("rows").At(i).At("values").MustNotBeEmpty(Rows[i].Values.Count, "List the values whose rows are kept.");
        }

        for (int i = 0; i < Factors.Count; i++)
        {
            var here = place.At("factors").At(i);
            LevelRules.Check(here.At("levels"), Factors[i].Levels);
            if (Factors.Take(i).Any(f => f.Column == Factors[i].Column))
            {
                here.At("column").Breach($"the factor \"{Spelling.Quotable(Factors[i].Column)}\" is declared further up too.", "Declare it once.", "data.factors[].column");
            }
        }
    }

    /// <summary>The rows that are read.</summary>
    internal DataTable Keep(DataTable table) => Rows.Aggregate(table, (kept, choice) => kept.KeepRows(choice.Column, choice.Values));

    /// <summary>The same rows with the factors that are declared; values that are none of their levels are reported, and missing.</summary>
    internal DataTable Declare(DataTable table, DataProblems problems)
    {
        foreach (var factor in Factors)
        {
            if (factor.Levels is { } levels)
            {
                _ = ColumnReading.Listed(
                    table, factor.Column, levels, $"List it among the \"levels\" of the factor, correct it, or choose rows without it (\"rows\" in \"data\").", problems);
                table = table.WithLevels(factor.Column, levels);
            }
            else
            {
                table = table.With(table.Factor(factor.Column));
            }
        }

        return table;
    }
}
