using TrialSim.Statistics.Data;

namespace TrialSim.Plans;

/// <summary>
/// Finds columns of numbers with a few cells that are none: read as a factor, such a column would have one level for each of its numbers,
/// and a model would silently be another one.
/// </summary>
internal static class MixedColumns
{
    /// <summary>Reports the cells of a column that are no numbers where most of the others are, and numbers too large to compute with.</summary>
    public static void Check(DataTable table, string column, DataProblems problems)
    {
        if (table[column] is NumericColumn numeric)
        {
            ColumnReading.CheckSize(numeric, problems);
        }

        if (table[column] is not FactorColumn { Order: LevelOrder.OfTheData } factor)
        {
            return;
        }

        bool[] isNumber = [.. factor.Levels.Select(IsNumber)];
        int numbers = 0, texts = 0;
        foreach (int code in factor.Codes)
        {
            numbers += code != FactorColumn.Missing && isNumber[code] ? 1 : 0;
            texts += code != FactorColumn.Missing && !isNumber[code] ? 1 : 0;
        }

        bool isCodes = factor.Levels.Any(level => level is ['0', >= '0' and <= '9', ..]);
        if (isCodes || numbers <= texts)
        {
            ReportDecimalCommas(factor, column, problems);
            return;
        }

        for (int row = 0; row < factor.Rows; row++)
        {
            if (!factor.IsMissing(row) && !isNumber[factor.Codes[row]])
            {
                ColumnReading.Report(problems, row, column, factor.TextAt(row)!);
            }
        }
    }

    private static void ReportDecimalCommas(FactorColumn factor, string column, DataProblems problems)
    {
        if (factor.Levels.Count > 0 && factor.Levels.All(ColumnReading.HasDecimalComma))
        {
            for (int row = 0; row < factor.Rows; row++)
            {
                if (!factor.IsMissing(row))
                {
                    ColumnReading.Report(problems, row, column, factor.TextAt(row)!);
                }
            }
        }
    }

    private static bool IsNumber(string text) =>
        double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double value) && double.IsFinite(value);
}
