using TrialSim.Numerics;

namespace TrialSim.Statistics.Logistic;

/// <content>The sums over the patients.</content>
public sealed partial class CanonicalRegression<TFamily>
{
    private int Padded => basis.PaddedRows;

    // Predictor, moments and information at the coordinates; returns the (penalized) log likelihood.
    private double Evaluate()
    {
        WriteCombination(coordinates, predictor);
        var eta = InnerProducts.Rows(predictor.AsSpan(0, Padded));
        var y = InnerProducts.Rows(response.AsSpan(0, Padded));
        var mu = InnerProducts.Rows(mean.AsSpan(0, Padded));
        var v = InnerProducts.Rows(variance.AsSpan(0, Padded));
        var sum = Lanes.Zero;
        for (int i = 0; i < eta.Length; i++)
        {
            var one = TFamily.Evaluate(eta[i], y[i], out mu[i], out v[i]);
            sum += LaneMask.First(Math.Min(Rows - (i * Lanes.Count), Lanes.Count)).Keep(one);
        }

        WriteWeighted(variance, Columns, information);
        return InnerProducts.Total(sum) + (kind == LikelihoodKind.Firth ? Penalty() : 0);
    }

    // y - mu, and with Firth's penalty its slope
    private void WritePull()
    {
        var y = InnerProducts.Rows(response.AsSpan(0, Padded));
        var mu = InnerProducts.Rows(mean.AsSpan(0, Padded));
        var target = InnerProducts.Rows(pull.AsSpan(0, Padded));
        for (int i = 0; i < target.Length; i++)
        {
            target[i] = y[i] - mu[i];
        }

        if (kind == LikelihoodKind.Firth)
        {
            AddPenaltyPull();
        }
    }

    // Q'WQ of the first n columns: the lower triangle.
    private void WriteWeighted(ReadOnlySpan<double> weight, int n, Span<double> matrix)
    {
        weight = weight[..Padded];
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k <= j; k++)
            {
                matrix[(j * n) + k] = InnerProducts.Dot(basis.Vector(j), basis.Vector(k), weight);
            }
        }
    }

    private void WriteCombination(ReadOnlySpan<double> weights, Span<double> column)
    {
        column = column[..Padded];
        column.Clear();
        for (int j = 0; j < Columns; j++)
        {
            InnerProducts.AddMultiple(weights[j], basis.Vector(j), column);
        }
    }
}
