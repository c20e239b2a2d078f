using TrialSim.Numerics;
using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Formulas;

/// <summary>A function of an expression: log, log2, log10, exp, sqrt, abs, I (the expression itself) or factor.</summary>
internal sealed record FunctionCall(string Function, Expression Argument) : Expression
{
    private const double Ln2 = 0.69314718055994530942;
    private const double Ln10 = 2.30258509299404568402;

    /// <summary>The functions that a formula may use.</summary>
    public static IReadOnlyList<string> Known { get; } = ["log", "log2", "log10", "exp", "sqrt", "abs", "I", "factor"];

    /// <inheritdoc/>
    public override string Label => $"{Function}({Argument.Label})";

    /// <inheritdoc/>
    public override IEnumerable<string> Columns => Argument.Columns;

    /// <inheritdoc/>
    public override DataColumn Evaluate(DataTable table)
    {
        if (Function == "factor")
        {
            return Argument.Evaluate(table).ToFactor();
        }

        var x = Numeric.Of(Argument, table).Values;
        var values = new double[table.Rows];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = double.IsNaN(x[i]) ? double.NaN : Apply(x[i]);
            if (!double.IsNaN(x[i]) && !double.IsFinite(values[i]))
            {
                throw table.Fault(
                    i,
                    Argument.Columns.FirstOrDefault(Label),
                    $"{Label} is not a number where {Argument.Label} is {NumericColumn.Text(x[i])}.",
                    "Correct the value, or leave the row out.");
            }
        }

        return new NumericColumn(Label, values);
    }

    private double Apply(double x) => Function switch
    {
        "log" => Portable.Log(x),
        "log2" => Portable.Log(x) / Ln2,
        "log10" => Portable.Log(x) / Ln10,
        "exp" => Portable.Exp(x),
        "sqrt" => Math.Sqrt(x),
        "abs" => Math.Abs(x),
        _ => x,
    };
}
