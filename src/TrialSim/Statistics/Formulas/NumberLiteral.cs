using System.Globalization;
using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Formulas;

/// <summary>A number written in an expression.</summary>
internal sealed record NumberLiteral(double Value) : Expression
{
    /// <inheritdoc/>
    public override string Label => Written(Value);

    /// <inheritdoc/>
    public override IEnumerable<string> Columns => [];

    /// <inheritdoc/>
    public override DataColumn Evaluate(DataTable table)
    {
        var values = new double[table.Rows];
        Array.Fill(values, Value);
        return new NumericColumn(Label, values);
    }

    // As R writes it: up to 15 digits, in the shorter of both notations (1e+05, but 123456).
    private static string Written(double value)
    {
        string[] parts = value.ToString("E14", CultureInfo.InvariantCulture).Split('E');
        string digits = parts[0].TrimEnd('0').TrimEnd('.');
        int exponent = int.Parse(parts[1], CultureInfo.InvariantCulture);
        int decimals = Math.Max(0, Math.Max(0, digits.Length - 2) - exponent);
        string whole = value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
        string scientific = $"{digits}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        return whole.Length <= scientific.Length ? whole : scientific;
    }
}
