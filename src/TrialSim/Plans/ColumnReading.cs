using System.Globalization;
using TrialSim.Quantities;
using TrialSim.Statistics.Data;

namespace TrialSim.Plans;

/// <summary>Reads columns for what they must hold, and reports every cell that does not fit.</summary>
internal static class ColumnReading
{
    // sums of fourth powers of smaller numbers stay finite
    private const double Largest = 1e70;

    /// <summary>Whether a text is a number, but for its decimal comma.</summary>
    public static bool HasDecimalComma(string text) =>
        text.Contains(',') && !text.Contains('.') && double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>A column of numbers; NaN where a cell is missing or is none.</summary>
    public static double[] Numbers(DataTable table, string column, DataProblems problems)
    {
        if (table[column] is NumericColumn numbers)
        {
            CheckSize(numbers, problems);
            return numbers.Values.ToArray();
        }

        var factor = table.Factor(column);
        double[] ofLevel = [.. factor.Levels.Select(NumberOf)];
        var values = new double[table.Rows];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = factor.IsMissing(row) ? double.NaN : ofLevel[factor.Codes[row]];
            if (double.IsNaN(values[row]) && !factor.IsMissing(row))
            {
                Report(problems, row, column, factor.TextAt(row)!);
            }
        }

        return values;
    }

    /// <summary>Number of each row's value in a list; NaN where the cell is missing or the value is not listed, which is reported.</summary>
    public static double[] Listed(DataTable table, string column, IReadOnlyList<string> listed, string remedy, DataProblems problems)
    {
        var factor = table.Factor(column);
        int[] ofLevel = [.. factor.Levels.Select(level => FactorColumn.IndexOf(listed, level))];
        var values = new double[table.Rows];
        for (int row = 0; row < values.Length; row++)
        {
            int code = factor.IsMissing(row) ? FactorColumn.Missing : ofLevel[factor.Codes[row]];
            values[row] = code == FactorColumn.Missing ? double.NaN : code;
            if (code == FactorColumn.Missing && !factor.IsMissing(row))
            {
                problems.Add(row, column, $"\"{Spelling.Quotable(factor.TextAt(row)!)}\" is not known to the plan.", remedy);
            }
        }

        return values;
    }

    /// <summary>Reports numbers whose squares could not be summed.</summary>
    public static void CheckSize(NumericColumn numbers, DataProblems problems)
    {
        var values = numbers.Values;
        for (int row = 0; row < values.Length; row++)
        {
            if (Math.Abs(values[row]) > Largest)
            {
                problems.Add(row, numbers.Name, $"{NumericColumn.Text(values[row])} is too large to compute with.", "Correct it, or use a larger unit.");
            }
        }
    }

    /// <summary>Reports a text where a number belongs.</summary>
    public static void Report(DataProblems problems, int row, string column, string text)
    {
        string quoted = Spelling.Quotable(text);
        if (HasDecimalComma(text))
        {
            problems.Add(row, column, $"\"{quoted}\" is written with a decimal comma.", "Save the file with decimal points.");
        }
        else if (text.StartsWith('<') || text.StartsWith('>'))
        {
            problems.Add(row, column, $"\"{quoted}\" is not a number.", "Enter a number for values beyond a limit of detection, such as half the lower limit, and say so.");
        }
        else
        {
            problems.Add(row, column, $"\"{quoted}\" is not a number.", "Correct it; where the value is missing, leave the cell empty or list this text under \"missing\" in \"data\".");
        }
    }

    // a factor may hold numbers that were declared as its levels
    private static double NumberOf(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : double.NaN;
}
