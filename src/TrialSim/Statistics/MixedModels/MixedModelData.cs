using TrialSim.Numerics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;

namespace TrialSim.Statistics.MixedModels;

/// <summary>
/// A mixed model's data as its likelihood needs them: the fixed columns made orthonormal, the response less its least squares fit, and
/// the cross-products of both with the random effects, block by block.
/// </summary>
internal sealed class MixedModelData
{
    public MixedModelData(MixedFormula formula, DataTable table)
    {
        Frame = table.DropMissing(formula.Columns);
        Design = ModelDesign.Of(formula.FixedEffects, Frame);
        var matrix = Design.Build(Frame);
        Basis = FittedDesign.Basis(matrix, Enumerable.Range(0, matrix.Columns));
        Terms = [.. formula.RandomTerms.Select(term => new RandomDesign(term, Frame)).OrderByDescending(term => term.Levels.Count)];
        LeastSquares = new double[Basis.Count];
        var response = new double[Basis.PaddedRows];
        Design.Response(Frame).CopyTo(response, 0);
        ResponseSumOfSquares = InnerProducts.Dot(response, response);
        Basis.Project(response, LeastSquares);
        ResidualSumOfSquares = InnerProducts.Dot(response, response);
        Blocks = [.. ConnectedRows().Select(rows => BlockOf(rows, response))];
        FromBasis = DenseMatrix.Square(Basis.InvertTriangle(), Basis.Count);
    }

    /// <summary>The rows analysed.</summary>
    public DataTable Frame { get; }

    /// <summary>How the fixed columns are made.</summary>
    public ModelDesign Design { get; }

    /// <summary>The fixed columns, orthonormal.</summary>
    public OrthonormalBasis Basis { get; }

    /// <summary>Turns coordinates in the basis into coefficients.</summary>
    public DenseMatrix FromBasis { get; }

    /// <summary>The random terms, those with most groups first, as lme4 lists them.</summary>
    public IReadOnlyList<RandomDesign> Terms { get; }

    /// <summary>Rows that share random effects with no others.</summary>
    public IReadOnlyList<IndependentBlock> Blocks { get; }

    /// <summary>Coordinates of the least squares fit in the basis.</summary>
    public double[] LeastSquares { get; }

    /// <summary>Sum of squares of the response.</summary>
    public double ResponseSumOfSquares { get; }

    /// <summary>Sum of squares about the least squares fit.</summary>
    public double ResidualSumOfSquares { get; }

    // rows joined by a shared group of some term, however indirectly
    private IEnumerable<IReadOnlyList<int>> ConnectedRows()
    {
        int[] offsets = [.. Terms.Select((_, t) => Terms.Take(t).Sum(term => term.Levels.Count))];
        int[] parent = [.. Enumerable.Range(0, Terms.Sum(term => term.Levels.Count))];
        for (int row = 0; row < Frame.Rows; row++)
        {
            for (int t = 1; t < Terms.Count; t++)
            {
                parent[Root(offsets[t] + Terms[t].GroupOf(row))] = Root(Terms[0].GroupOf(row));
            }
        }

        return Enumerable.Range(0, Frame.Rows).GroupBy(row => Root(Terms[0].GroupOf(row))).Select(rows => rows.ToArray());

        int Root(int node)
        {
            while (parent[node] != node)
            {
                node = parent[node] = parent[parent[node]];
            }

            return node;
        }
    }

    private IndependentBlock BlockOf(IReadOnlyList<int> rows, ReadOnlySpan<double> response)
    {
        var starts = new Dictionary<(int Term, int Group), int>();
        int effects = 0;
        foreach (int row in rows)
        {
            for (int t = 0; t < Terms.Count; t++)
            {
                if (starts.TryAdd((t, Terms[t].GroupOf(row)), effects))
                {
                    effects += Terms[t].Effects.Count;
                }
            }
        }

        var zz = new DenseMatrix(effects, effects);
        var xyz = new DenseMatrix(Basis.Count + 1, effects);
        foreach (int row in rows)
        {
            AddRow(row, response[row], starts, zz, xyz);
        }

        return new([.. starts.Select(s => new RandomSlot(s.Key.Term, s.Key.Group, s.Value))], zz, xyz);
    }

    private void AddRow(int row, double response, Dictionary<(int Term, int Group), int> starts, DenseMatrix zz, DenseMatrix xyz)
    {
        var places = new List<(int Place, double Value)>();
        for (int t = 0; t < Terms.Count; t++)
        {
            int start = starts[(t, Terms[t].GroupOf(row))];
            foreach (double value in Terms[t].Row(row))
            {
                places.Add((start++, value));
            }
        }

        foreach (var (place, value) in places)
        {
            foreach (var (other, otherValue) in places)
            {
                zz[place, other] += value * otherValue;
            }

            for (int j = 0; j < Basis.Count; j++)
            {
                xyz[j, place] += Basis.Vector(j)[row] * value;
            }

            xyz[Basis.Count, place] += response * value;
        }
    }
}
