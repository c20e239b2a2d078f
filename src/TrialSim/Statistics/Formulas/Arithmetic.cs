using TrialSim.Numerics;
using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Formulas;

/// <summary>Two expressions joined by +, -, *, / or ^.</summary>
internal sealed record Arithmetic(Expression Left, char Operator, Expression Right) : Expression
{
    /// <inheritdoc/>
    public override string Label => Operator is '^' or '/' ? $"{Left.Label}{Operator}{Right.Label}" : $"{Left.Label} {Operator} {Right.Label}";

    /// <inheritdoc/>
    public override IEnumerable<string> Columns => Left.Columns.Concat(Right.Columns);

    /// <inheritdoc/>
    public override DataColumn Evaluate(DataTable table)
    {
        var a = Numeric.Of(Left, table).Values;
        var b = Numeric.Of(Right, table).Values;
        var values = new double[table.Rows];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Operator switch
            {
                '+' => a[i] + b[i],
                '-' => a[i] - b[i],
                '*' => a[i] * b[i],
                '/' => a[i] / b[i],
                _ => Power(a[i], b[i]),
            };
        }

        return new NumericColumn(Label, values);
    }

    private static double Power(double x, double exponent)
    {
        if (exponent != Math.Floor(exponent) || Math.Abs(exponent) > 64)
        {
            return Portable.Exp(exponent * Portable.Log(x));
        }

        double result = 1;
        for (int i = 0; i < (int)Math.Abs(exponent); i++)
        {
            result *= x;
        }

        return exponent < 0 ? 1 / result : result;
    }
}
