namespace TrialSim.Statistics.Estimation;

/// <summary>
/// Least squares means: a model's mean at chosen values of some predictors, averaged over the others' combinations in a
/// <see cref="ReferenceGrid"/>. Each is a linear combination of coefficients, which any fitted model can estimate.
/// </summary>
public sealed class LsMeans
{
    private readonly IReadOnlyList<LsMean> means;
    private readonly int groupSize;
    private readonly int compared;

    private LsMeans(IReadOnlyList<LsMean> means, int groupSize, int compared)
    {
        this.means = means;
        this.groupSize = groupSize;
        this.compared = compared;
    }

    /// <summary>The means, group by group; within a group in the order of the levels.</summary>
    public IReadOnlyList<LsMean> Means => means;

    /// <summary>The means asked for.</summary>
    /// <exception cref="StatisticsInputException">A variable is not a predictor of the model.</exception>
    public static LsMeans Of(ReferenceGrid grid, LsMeansSpec spec, MarginWeights weights)
    {
        int[] named = [.. spec.Of.Concat(spec.By).Select(name => IndexOf(grid, name))];
        int[] averaged = [.. Enumerable.Range(0, grid.Variables.Count).Except(named)];
        double[] weight = WeightsOf(grid, averaged, weights);
        var rows = Enumerable.Range(0, grid.Rows).ToLookup(row => CellOf(grid, named, row));
        var means = rows.OrderBy(cell => cell.Key).Select(cell => Mean(grid, named, spec.Of.Count, cell, weight));
        int groupSize = spec.Of.Select((_, i) => grid.Variables[named[i]].Count).Aggregate((a, b) => a * b);
        return new([.. means], groupSize, spec.Of.Count);
    }

    /// <summary>All differences within the groups: the later level minus the earlier.</summary>
    public IEnumerable<LsMeanDifference> Pairwise() =>
        from start in Groups()
        from later in Enumerable.Range(1, groupSize - 1)
        from earlier in Enumerable.Range(0, later)
        select Difference(means[start + later], means[start + earlier]);

    /// <summary>Differences of every other level from one, within the groups.</summary>
    /// <param name="reference">Number of the level subtracted, from 0.</param>
    public IEnumerable<LsMeanDifference> Versus(int reference) =>
        from start in Groups()
        from other in Enumerable.Range(0, groupSize)
        where other != reference
        select Difference(means[start + other], means[start + reference]);

    private static int IndexOf(ReferenceGrid grid, string name)
    {
        int found = grid.Variables.Index().FirstOrDefault(v => v.Item.Name == name, (-1, null!)).Index;
        return found >= 0 ? found : throw new StatisticsInputException(
            $"least squares means are asked for \"{name}\", which is not in the model.",
            $"The model's columns are {string.Join(", ", grid.Variables.Select(v => v.Name))}.");
    }

    // Number of the combination of some variables' values, the first varying fastest.
    private static int CellOf(ReferenceGrid grid, int[] variables, int row)
    {
        int cell = 0;
        for (int i = variables.Length - 1; i >= 0; i--)
        {
            cell = (cell * grid.Variables[variables[i]].Count) + grid.ValueOf(row, variables[i]);
        }

        return cell;
    }

    private static double[] WeightsOf(ReferenceGrid grid, int[] averaged, MarginWeights weights)
    {
        var weight = new double[grid.Rows];
        if (weights == MarginWeights.Equal)
        {
            Array.Fill(weight, 1);
            return weight;
        }

        int[] counts = grid.Counts();
        var total = new Dictionary<int, double>();
        for (int row = 0; row < grid.Rows; row++)
        {
            int cell = CellOf(grid, averaged, row);
            total[cell] = total.GetValueOrDefault(cell) + counts[row];
        }

        return [.. weight.Select((_, row) => total[CellOf(grid, averaged, row)])];
    }

    private static LsMean Mean(ReferenceGrid grid, int[] named, int compared, IEnumerable<int> rows, double[] weight)
    {
        double[]? contrast = null;
        double whole = 0;
        foreach (int row in rows)
        {
            double[] one = grid.ContrastOf(row);
            contrast ??= new double[one.Length];
            for (int j = 0; j < one.Length; j++)
            {
                contrast[j] += weight[row] * one[j];
            }

            whole += weight[row];
        }

        int first = rows.First();
        GridLevel[] levels = [.. named.Select(v => new GridLevel(
            grid.Variables[v].Name, grid.Variables[v].Texts[grid.ValueOf(first, v)], grid.Variables[v].IsFactor))];
        string label = string.Join(' ', named.Take(compared).Select(v => grid.Variables[v].Label(grid.ValueOf(first, v))));
        return new(levels, label, Array.ConvertAll(contrast!, sum => sum / whole));
    }

    private IEnumerable<int> Groups() => Enumerable.Range(0, means.Count / groupSize).Select(group => group * groupSize);

    private LsMeanDifference Difference(LsMean a, LsMean b)
    {
        double[] contrast = [.. a.Contrast.Zip(b.Contrast, (x, y) => x - y)];
        return new($"{Enclosed(a.Label)} - {Enclosed(b.Label)}", [.. a.Levels.Skip(compared)], contrast);
    }

    // A label that reads like a difference itself stands in parentheses.
    private static string Enclosed(string label) => label.AsSpan().IndexOfAny("-+/*") >= 0 ? $"({label})" : label;
}
