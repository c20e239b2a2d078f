using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Formulas;

/// <summary>Expressions where only numbers will do.</summary>
internal static class Numeric
{
    /// <summary>The values of an expression as numbers.</summary>
    /// <exception cref="StatisticsInputException">The column holds text.</exception>
    public static NumericColumn Of(Expression expression, DataTable table) =>
        expression is ColumnReference reference ? table.Numbers(reference.Name)
        : expression.Evaluate(table) as NumericColumn
            ?? throw new StatisticsInputException($"{expression.Label} is a factor, but a number is needed.", "Use a column of numbers.");
}
