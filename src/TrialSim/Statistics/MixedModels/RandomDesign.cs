using TrialSim.Numerics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Formulas;

namespace TrialSim.Statistics.MixedModels;

/// <summary>A random term on the rows of a fit: the columns of its effects, made orthonormal, and the group of each row.</summary>
/// <remarks>
/// With Z = U K, K lower triangular, U'U = n I, the effects of a group are b = K^-1 u. The search sees u, whatever the units and origins
/// of the covariates; and since K is lower triangular, a lower triangular factor of the covariance of u is one of the covariance of b.
/// </remarks>
internal sealed class RandomDesign
{
    private readonly DenseMatrix columns;
    private readonly int[] groups;

    public RandomDesign(RandomTerm term, DataTable frame)
    {
        Term = term;
        var matrix = ModelDesign.Of(term.Effects, frame).Build(frame);
        Effects = matrix.Names;
        (groups, Levels) = GroupsOf(term, frame);
        if (Levels.Count < 2)
        {
            throw new StatisticsInputException(
                $"random effects per {term.Group}: the rows analysed hold one group only.", "Choose a column with several groups.");
        }

        if ((long)Levels.Count * matrix.Columns >= frame.Rows)
        {
            throw new StatisticsInputException(
                $"random effects per {term.Group}: {Levels.Count} groups with {matrix.Columns} each, but {frame.Rows} rows.",
                "There must be more rows than random effects: leave an effect out, or choose larger groups.");
        }

        columns = new(frame.Rows, matrix.Columns);
        ToEffects = new(matrix.Columns, matrix.Columns);
        Orthonormalise(matrix);
    }

    /// <summary>The term.</summary>
    public RandomTerm Term { get; }

    /// <summary>Names of the effects.</summary>
    public IReadOnlyList<string> Effects { get; }

    /// <summary>The groups that occur, in the order of the factor's levels.</summary>
    public IReadOnlyList<string> Levels { get; }

    /// <summary>K^-1: turns a group's u into its effects.</summary>
    public DenseMatrix ToEffects { get; }

    /// <summary>Number of the group of a row.</summary>
    public int GroupOf(int row) => groups[row];

    /// <summary>Row of U.</summary>
    public ReadOnlySpan<double> Row(int row) => columns.Row(row);

    private static (int[] Groups, IReadOnlyList<string> Levels) GroupsOf(RandomTerm term, DataTable frame)
    {
        FactorColumn[] factors = [.. term.Grouping.Select(frame.Factor)];
        var combined = new long[frame.Rows];
        foreach (var factor in factors)
        {
            for (int i = 0; i < combined.Length; i++)
            {
                combined[i] = (combined[i] * factor.Levels.Count) + factor.Codes[i];
            }
        }

        long[] occurring = [.. combined.Distinct().Order()];
        int[] groups = Array.ConvertAll(combined, code => Array.BinarySearch(occurring, code));
        string[] levels = [.. occurring.Select(code => string.Join(':', factors.Select(f => f.TextAt(Array.IndexOf(combined, code)))))];
        return (groups, levels);
    }

    private void Orthonormalise(ModelMatrix matrix)
    {
        int last = matrix.Columns - 1;
        double root = Math.Sqrt(matrix.Rows);
        var basis = Estimation.FittedDesign.Basis(matrix, Enumerable.Range(0, matrix.Columns).Reverse());
        var inverse = basis.InvertTriangle();
        for (int j = 0; j <= last; j++)
        {
            var vector = basis.Vector(j);
            for (int row = 0; row < matrix.Rows; row++)
            {
                columns[row, last - j] = root * vector[row];
            }

            for (int i = 0; i <= j; i++)
            {
                ToEffects[last - i, last - j] = root * inverse[(i * matrix.Columns) + j];
            }
        }
    }
}
