using System.Globalization;

namespace TrialSim.Statistics.Data;

/// <summary>A column of numbers; NaN is missing.</summary>
/// <param name="name">The column's name.</param>
/// <param name="values">One number a row; kept, not copied.</param>
public sealed class NumericColumn(string name, double[] values) : DataColumn(name)
{
    /// <summary>The numbers; NaN is missing.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <inheritdoc/>
    public override int Rows => values.Length;

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(values[row]);

    /// <inheritdoc/>
    public override string? TextAt(int row) => IsMissing(row) ? null : Text(values[row]);

    /// <inheritdoc/>
    public override NumericColumn Select(ReadOnlySpan<int> rows)
    {
        var chosen = new double[rows.Length];
        for (int i = 0; i < chosen.Length; i++)
        {
            chosen[i] = values[rows[i]];
        }

        return new(Name, chosen);
    }

    /// <inheritdoc/>
    public override FactorColumn ToFactor()
    {
        double[] distinct = [.. values.Where(v => !double.IsNaN(v)).Distinct().Order()];
        int[] codes = Array.ConvertAll(values, v => double.IsNaN(v) ? FactorColumn.Missing : Array.BinarySearch(distinct, v));
        return new(Name, codes, Array.ConvertAll(distinct, Text), LevelOrder.OfTheData);
    }

    /// <summary>A number as a file would hold it: the shortest text that reads back as the same number.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
