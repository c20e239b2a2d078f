using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Formulas;

/// <summary>A column as it is.</summary>
internal sealed record ColumnReference(string Name) : Expression
{
    /// <inheritdoc/>
    public override string Label => Name;

    /// <inheritdoc/>
    public override IEnumerable<string> Columns => [Name];

    /// <inheritdoc/>
    public override DataColumn Evaluate(DataTable table) => table[Name];
}
