using TrialSim.Statistics.Data;

namespace TrialSim.Statistics.Formulas;

/// <summary>A variable of a formula as the fitted data have it: numbers, or a factor with its levels.</summary>
internal sealed class ModelVariable
{
    private readonly Expression expression;

    /// <summary>Binds a variable to the data of a fit.</summary>
    /// <exception cref="StatisticsInputException">A factor has a single level.</exception>
    public ModelVariable(Expression expression, DataTable frame)
    {
        this.expression = expression;
        Levels = (expression.Evaluate(frame) as FactorColumn)?.OccurringLevels();
        if (Levels is { Count: < 2 })
        {
            throw new StatisticsInputException(
                $"column \"{Label}\" has one value only{(Levels.Count == 1 ? $", \"{Levels[0]}\"," : string.Empty)} in the rows analysed.",
                "A factor needs at least two levels: leave it out of the formula, or check which rows are kept.");
        }
    }

    /// <summary>The variable as R labels it.</summary>
    public string Label => expression.Label;

    /// <summary>Names of the columns that it reads.</summary>
    public IEnumerable<string> Columns => expression.Columns;

    /// <summary>The levels of a factor, reference first; null for numbers.</summary>
    public IReadOnlyList<string>? Levels { get; }

    /// <summary>The columns that the variable contributes to a term: itself, or a 0/1 column for each level coded.</summary>
    /// <param name="table">Rows of data.</param>
    /// <param name="coding">Whether the reference level has a column of its own.</param>
    public double[][] Code(DataTable table, FactorCoding coding)
    {
        if (Levels is null)
        {
            return [Numeric.Of(expression, table).Values.ToArray()];
        }

        int[] levels = LevelNumbers(table);
        int first = FirstLevel(coding);
        var columns = new double[Levels.Count - first][];
        for (int level = first; level < Levels.Count; level++)
        {
            columns[level - first] = Array.ConvertAll(levels, l => l == level ? 1.0 : 0.0);
        }

        return columns;
    }

    /// <summary>Names of those columns.</summary>
    public string[] Names(FactorCoding coding) =>
        Levels is null ? [Label] : [.. Levels.Skip(FirstLevel(coding)).Select(level => Label + level)];

    // Number of each row's level among those of the fit.
    private int[] LevelNumbers(DataTable table)
    {
        var factor = expression.Evaluate(table).ToFactor();
        int[] number = [.. factor.Levels.Select(level => FactorColumn.IndexOf(Levels!, level))];
        var levels = new int[table.Rows];
        for (int row = 0; row < levels.Length; row++)
        {
            int code = factor.Codes[row];
            levels[row] = code == FactorColumn.Missing ? FactorColumn.Missing : number[code];
            if (levels[row] == FactorColumn.Missing)
            {
                throw table.Fault(
                    row,
                    Label,
                    $"the value is {factor.TextAt(row) ?? "missing"}, a value that the model was not fitted to.",
                    $"The values are {string.Join(", ", Levels!)}.");
            }
        }

        return levels;
    }

    private static int FirstLevel(FactorCoding coding) => coding == FactorCoding.Contrasts ? 1 : 0;
}
