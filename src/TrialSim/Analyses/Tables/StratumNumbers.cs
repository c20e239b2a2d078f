using TrialSim.Statistics.Data;

namespace TrialSim.Analyses.Tables;

/// <summary>Numbers the combinations of some columns' values.</summary>
internal static class StratumNumbers
{
    /// <summary>Number of each row's combination, from 0 without gaps, in order of appearance; empty where no columns are named.</summary>
    public static int[] Of(DataTable table, IReadOnlyList<string> columns)
    {
        if (columns.Count == 0)
        {
            return [];
        }

        int[] combined = new int[table.Rows];
        foreach (string column in columns)
        {
            var codes = table.Factor(column).Codes;
            var numbers = new Dictionary<(int, int), int>();
            for (int row = 0; row < combined.Length; row++)
            {
                var key = (combined[row], codes[row]);
                combined[row] = numbers.TryGetValue(key, out int known) ? known : numbers[key] = numbers.Count;
            }
        }

        return combined;
    }
}
