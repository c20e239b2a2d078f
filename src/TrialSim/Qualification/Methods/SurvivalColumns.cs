using TrialSim.Statistics;
using TrialSim.Statistics.Data;

namespace TrialSim.Qualification.Methods;

/// <summary>The columns of a survival analysis that a reference case names: time, event, strata.</summary>
internal static class SurvivalColumns
{
    /// <summary>A column and the value of it that is the event: "death == 1"; a column alone has the event where it is 1.</summary>
    public static (string Column, string Value) Event(string option)
    {
        string[] parts = option.Split("==", StringSplitOptions.TrimEntries);
        return parts switch
        {
            [var column] => (column, "1"),
            [var column, var value] => (column, value.Trim('"', '\'')),
            _ => throw new StatisticsInputException($"the event \"{option}\" is not \"column == value\".", "Write the column, == and the value that is the event."),
        };
    }

    /// <summary>Names of columns that an option lists; none where it is missing or "none".</summary>
    public static string[] Names(CaseValues options, string name) =>
        !options.Has(name) ? [] : options.Texts(name) is ["none"] ? [] : options.Texts(name);

    /// <summary>Whether each row has the event.</summary>
    public static bool[] Events(DataTable table, (string Column, string Value) definition)
    {
        var factor = table.Factor(definition.Column);
        int code = FactorColumn.IndexOf(factor.Levels, definition.Value);
        return [.. factor.Codes.ToArray().Select(c => c == code)];
    }

    /// <summary>Number of each row's combination of the values of columns, from 0 without gaps; empty where no columns are named.</summary>
    public static int[] Combinations(DataTable table, string[] columns)
    {
        if (columns.Length == 0)
        {
            return [];
        }

        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        FactorColumn[] factors = [.. columns.Select(table.Factor)];
        var combined = new int[table.Rows];
        for (int row = 0; row < combined.Length; row++)
        {
            string key = string.Join(',', factors.Select(f => f.Codes[row]));
            combined[row] = numbers.TryGetValue(key, out int known) ? known : numbers[key] = numbers.Count;
        }

        return combined;
    }

    /// <summary>A factor's levels that occur in the table, in order, and each row's number among them.</summary>
    public static (string[] Levels, int[] Codes) Groups(DataTable table, string column)
    {
        var factor = table.Factor(column);
        int[] codes = factor.Codes.ToArray();
        int[] used = [.. codes.Distinct().Where(c => c != FactorColumn.Missing).Order()];
        return ([.. used.Select(c => factor.Levels[c])], [.. codes.Select(c => Array.IndexOf(used, c))]);
    }
}
