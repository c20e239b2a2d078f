using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Formulas;

/// <summary>A number written in an expression.</summary>
internal sealed record NumberLiteral(double Value, string Text) : Expression
{
    /// <inheritdoc/>
    public override string Label => Text;

    /// <inheritdoc/>
    public override IEnumerable<string> Columns => [];

    /// <inheritdoc/>
    public override DataColumn Evaluate(DataTable table)
    {
        var values = new double[table.Rows];
        Array.Fill(values, Value);
        return new NumericColumn(Text, values);
    }
}
