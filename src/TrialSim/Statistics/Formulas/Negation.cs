using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Formulas;

/// <summary>An expression with its sign changed.</summary>
internal sealed record Negation(Expression Inner) : Expression
{
    /// <inheritdoc/>
    public override string Label => $"-{Inner.Label}";

    /// <inheritdoc/>
    public override IEnumerable<string> Columns => Inner.Columns;

    /// <inheritdoc/>
    public override DataColumn Evaluate(DataTable table) =>
        new NumericColumn(Label, Array.ConvertAll(Numeric.Of(Inner, table).Values.ToArray(), x => -x));
}
