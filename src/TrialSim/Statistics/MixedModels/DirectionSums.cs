using TrialSim.Numerics;

namespace TrialSim.Statistics.MixedModels;

/// <summary>Second-order sums in a list of directions; D_r = Z E_r Z'.</summary>
internal sealed class DirectionSums
{
    private readonly MixedEquations equations;
    private readonly IReadOnlyList<Direction> directions;

    public DirectionSums(MixedEquations equations, IReadOnlyList<Direction> directions)
    {
        this.equations = equations;
        this.directions = directions;
        int p = equations.Shift.Length;
        int count = directions.Count;
        FixedMatrices = [.. directions.Select(_ => new DenseMatrix(p, p))];
        Traces = new(count, count);
        ProjectedTraces = new(count, count);
        Quadratics = new(count, count);
        var slopes = new DenseMatrix(count, p);
        foreach (var block in equations.Data.Blocks)
        {
            AddBlock(block, slopes);
        }

        var spread = slopes.Times(equations.Covariance);
        var halves = FixedMatrices.Select(equations.Covariance.Times).ToArray();
        for (int r = 0; r < count; r++)
        {
            for (int s = 0; s < count; s++)
            {
                ProjectedTraces[r, s] += Traces[r, s] + DenseMatrix.TraceOfProduct(halves[r], halves[s]);
                Quadratics[r, s] -= DenseMatrix.Dot(spread.Row(r), slopes.Row(s));
            }
        }
    }

    /// <summary>X'W D_r W X for each direction.</summary>
    public DenseMatrix[] FixedMatrices { get; }

    /// <summary>tr(W D_r W D_s).</summary>
    public DenseMatrix Traces { get; }

    /// <summary>tr(P D_r P D_s).</summary>
    public DenseMatrix ProjectedTraces { get; }

    /// <summary>y'P D_r P D_s P y.</summary>
    public DenseMatrix Quadratics { get; }

    /// <summary>Sum over r and s of weight_rs X'W D_r W D_s W X.</summary>
    public DenseMatrix WeightedProducts(DenseMatrix weights)
    {
        var sum = new DenseMatrix(equations.Shift.Length, equations.Shift.Length);
        foreach (var block in equations.Data.Blocks)
        {
            DenseMatrix[] scaled = [.. directions.Select(d => block.TimesDirection(block.Fixed, d))];
            for (int r = 0; r < scaled.Length; r++)
            {
                var middle = scaled[r].Times(block.Information);
                for (int s = 0; s < scaled.Length; s++)
                {
                    sum.Add(weights[r, s], middle.TimesTransposeOf(scaled[s]));
                }
            }
        }

        return sum;
    }

    private void AddBlock(IndependentBlock block, DenseMatrix slopes)
    {
        DenseMatrix[] information = [.. directions.Select(d => block.TimesDirection(block.Information, d))];
        DenseMatrix[] fixedPart = [.. directions.Select(d => block.TimesDirection(block.Fixed, d))];
        DenseMatrix[] residual = [.. directions.Select(d => block.TimesDirection(block.Residual, d))];
        for (int r = 0; r < directions.Count; r++)
        {
            FixedMatrices[r].Add(1, fixedPart[r].TimesTransposeOf(block.Fixed));
            var slope = fixedPart[r].Times(block.Residual.Row(0));
            for (int j = 0; j < slope.Length; j++)
            {
                slopes[r, j] += slope[j];
            }

            var spent = equations.Covariance.Times(fixedPart[r]).Times(block.Information);
            var moved = residual[r].Times(block.Information);
            for (int s = 0; s < directions.Count; s++)
            {
                Traces[r, s] += DenseMatrix.TraceOfProduct(information[r], information[s]);
                ProjectedTraces[r, s] -= 2 * DenseMatrix.Inner(spent, fixedPart[s]);
                Quadratics[r, s] += DenseMatrix.Inner(moved, residual[s]);
            }
        }
    }
}
