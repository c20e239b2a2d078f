using TrialSim.Statistics;
using TrialSim.Statistics.Data;

namespace TrialSim.Analyses.Tables;

/// <summary>Times to an event or to censoring in the rows of a table.</summary>
internal static class SurvivalColumns
{
    /// <summary>The times; none may be negative.</summary>
    /// <exception cref="StatisticsInputException">One is.</exception>
    public static double[] Times(DataTable table, string column)
    {
        double[] times = table.Numbers(column).Values.ToArray();
        int wrong = Array.FindIndex(times, t => t < 0);
        return wrong < 0 ? times : throw table.Fault(
            wrong, column, $"a time of {NumericColumn.Text(times[wrong])} is negative.", "Times count from the start of the observation.");
    }

    /// <summary>Levels of a factor that occur, in order, and each row's number among them.</summary>
    public static (string[] Levels, int[] Codes) Groups(DataTable table, string column)
    {
        var factor = table.Factor(column);
        int[] codes = factor.Codes.ToArray();
        int[] used = [.. codes.Distinct().Order()];
        return ([.. used.Select(c => factor.Levels[c])], Array.ConvertAll(codes, c => Array.IndexOf(used, c)));
    }
}
