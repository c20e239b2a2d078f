using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Formulas;

/// <summary>An expression in parentheses.</summary>
internal sealed record Parenthesis(Expression Inner) : Expression
{
    /// <inheritdoc/>
    public override string Label => $"({Inner.Label})";

    /// <inheritdoc/>
    public override IEnumerable<string> Columns => Inner.Columns;

    /// <inheritdoc/>
    public override DataColumn Evaluate(DataTable table) => Inner.Evaluate(table);
}
