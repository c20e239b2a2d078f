using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Formulas;

/// <summary>A column as it is.</summary>
internal sealed record ColumnReference(string Name) : Expression
{
    /// <inheritdoc/>
    public override string Label => IsPlain(Name) ? Name : $"`{Name}`";

    /// <inheritdoc/>
    public override IEnumerable<string> Columns => [Name];

    /// <inheritdoc/>
    public override DataColumn Evaluate(DataTable table) => table[Name];

    // a name that needs no backticks in a formula
    private static bool IsPlain(string name) =>
        name.All(c => char.IsLetterOrDigit(c) || c is '.' or '_') && name.Length > 0
        && (char.IsLetter(name[0]) || (name[0] == '.' && !(name.Length > 1 && char.IsAsciiDigit(name[1]))));
}
