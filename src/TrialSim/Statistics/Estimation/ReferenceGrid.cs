using TrialSim.Statistics.Data;
using TrialSim.Statistics.Formulas;

namespace TrialSim.Statistics.Estimation;

/// <summary>
/// The combinations of predictor values at which a model is asked for its mean: every level of a factor, every value asked for of a
/// covariate, else its mean over the analysed rows.
/// </summary>
/// <remarks>
/// A covariate of two values only (an indicator coded 0 and 1) takes both, as a factor would; emmeans, whose results this reproduces,
/// does so too. Transformed covariates are transformed after averaging: log(CRP) is the log of the mean CRP. Source: Searle, Speed and
/// Milliken (1980), The American Statistician 34:216-221.
/// </remarks>
public sealed class ReferenceGrid
{
    private readonly ModelMatrix rows;
    private readonly DataTable frame;

    private ReferenceGrid(IReadOnlyList<GridVariable> variables, ModelDesign design, DataTable frame)
    {
        Variables = variables;
        this.frame = frame;
        Rows = variables.Aggregate(1, (product, v) => product * v.Count);
        rows = design.Build(new([.. variables.Select((v, i) => v.Column([.. Enumerable.Range(0, Rows).Select(row => ValueOf(row, i))]))]));
    }

    /// <summary>The predictors, in order of appearance in the formula.</summary>
    public IReadOnlyList<GridVariable> Variables { get; }

    /// <summary>Number of combinations.</summary>
    public int Rows { get; }

    /// <summary>The grid of a model.</summary>
    /// <param name="design">The model.</param>
    /// <param name="frame">The analysed rows.</param>
    /// <param name="covariatesAt">Values asked for, by the name of the covariate's column.</param>
    /// <exception cref="StatisticsInputException">Values are asked for of a column that is no covariate of the model.</exception>
    public static ReferenceGrid Of(ModelDesign design, DataTable frame, IReadOnlyDictionary<string, double[]>? covariatesAt = null)
    {
        var predictors = design.Predictors;
        foreach (string name in covariatesAt?.Keys ?? [])
        {
            if (!predictors.Contains(name) || design.IsFactor(name))
            {
                throw new StatisticsInputException(
                    $"values are given for \"{name}\", which is not a covariate of \"{design.Formula}\".",
                    $"The model's columns are {string.Join(", ", predictors)}.");
            }
        }

        return new([.. predictors.Select(name => VariableOf(frame[name], design.IsFactor(name), covariatesAt?.GetValueOrDefault(name)))], design, frame);
    }

    /// <summary>Number of the value that a variable takes in a combination; the first variable's values change fastest.</summary>
    public int ValueOf(int row, int variable)
    {
        int rest = row;
        for (int v = 0; v < variable; v++)
        {
            rest /= Variables[v].Count;
        }

        return rest % Variables[variable].Count;
    }

    /// <summary>Row of the model matrix at a combination.</summary>
    public double[] ContrastOf(int row) => rows.Row(row);

    /// <summary>How many analysed rows have the values of a combination, in the variables that can be counted.</summary>
    public int[] Counts()
    {
        int[] cellOfRow = new int[frame.Rows];
        int[] cellOfCombination = new int[Rows];
        int cells = 1;
        foreach (var (v, variable) in Variables.Index().Where(v => v.Item.IsCounted))
        {
            var factor = frame.Factor(variable.Name);
            int[] values = [.. factor.Levels.Select(level => FactorColumn.IndexOf(variable.Texts, level))];
            for (int row = 0; row < cellOfRow.Length; row++)
            {
                cellOfRow[row] += cells * values[factor.Codes[row]];
            }

            for (int row = 0; row < Rows; row++)
            {
                cellOfCombination[row] += cells * ValueOf(row, v);
            }

            cells *= variable.Count;
        }

        int[] counts = new int[cells];
        foreach (int cell in cellOfRow)
        {
            counts[cell]++;
        }

        return Array.ConvertAll(cellOfCombination, cell => counts[cell]);
    }

    private static GridVariable VariableOf(DataColumn column, bool isFactor, double[]? valuesAt)
    {
        if (column is FactorColumn factor)
        {
            return new(column.Name, factor.OccurringLevels(), true, true);
        }

        if (valuesAt is not null)
        {
            return new(column.Name, [.. valuesAt.Select(NumericColumn.Text)], false, false);
        }

        var numbers = (NumericColumn)column;
        return isFactor || HasAtMostTwoValues(numbers.Values)
            ? new(column.Name, numbers.ToFactor().Levels, false, true)
            : new(column.Name, [NumericColumn.Text(Mean(numbers.Values))], false, false);
    }

    private static bool HasAtMostTwoValues(ReadOnlySpan<double> values)
    {
        double first = values[0];
        double? second = null;
        foreach (double value in values)
        {
            if (value != first && value != (second ??= value))
            {
                return false;
            }
        }

        return true;
    }

    private static double Mean(ReadOnlySpan<double> values)
    {
        double first = values[0];
        double sum = 0; // of differences, which keeps the digits of a covariate far from 0
        foreach (double value in values)
        {
            sum += value - first;
        }

        return first + (sum / values.Length);
    }
}
