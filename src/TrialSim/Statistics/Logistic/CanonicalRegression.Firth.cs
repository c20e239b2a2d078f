using TrialSim.Numerics;

namespace TrialSim.Statistics.Logistic;

/// <content>Firth's penalty, half the log determinant of the information, and its first two derivatives.</content>
/// <remarks>
/// With I = sum v q q' over the patients, v' and v'' the slopes of v in the predictor and d = q' I^-1 q: the score gains v' d / 2 per
/// patient, and minus the Hessian becomes sum (v - v'' d / 2) q q' + (tr I^-1 T_j I^-1 T_k) / 2, T_j = sum v' q_j q q'.
/// </remarks>
public sealed partial class CanonicalRegression<TFamily>
{
    private double[] penaltyFactor = []; // Cholesky factor of I
    private double[] whitened = []; // I^-1/2 q, column after column
    private double[] distance = []; // d
    private double[] slope = []; // v'
    private double[] product = [];
    private double[] bends = []; // I^-1/2 T_j I^-1/2, lower triangles one after the other

    // Of X'WX = R'(Q'WQ)R; minus infinity where it is singular.
    private double Penalty()
    {
        int n = Columns;
        information.AsSpan(0, n * n).CopyTo(penaltyFactor);
        if (!PositiveDefinite.TryFactor(penaltyFactor, n))
        {
            return double.NegativeInfinity;
        }

        double sum = 0.5 * PositiveDefinite.LogDeterminant(penaltyFactor, n);
        for (int j = 0; j < n; j++)
        {
            sum += Portable.Log(basis.Triangle(j, j));
        }

        return sum;
    }

    private void AddPenaltyPull()
    {
        WriteDistances(penaltyFactor);
        var d = InnerProducts.Rows(distance.AsSpan(0, Padded));
        var first = InnerProducts.Rows(slope.AsSpan(0, Padded));
        var second = InnerProducts.Rows(product.AsSpan(0, Padded));
        var mu = InnerProducts.Rows(mean.AsSpan(0, Padded));
        var v = InnerProducts.Rows(variance.AsSpan(0, Padded));
        var target = InnerProducts.Rows(pull.AsSpan(0, Padded));
        for (int i = 0; i < target.Length; i++)
        {
            TFamily.VarianceSlopes(mu[i], v[i], out first[i], out second[i]);
            target[i] = Lanes.Fma(0.5 * first[i], d[i], target[i]);
            second[i] = v[i] - (0.5 * second[i] * d[i]); // the weights of the first part of the Hessian
        }
    }

    // Follows AddPenaltyPull. False where the likelihood is not concave here: the information will do for a step.
    private bool TryFactorPenalizedCurvature(int free)
    {
        WriteWeighted(product, free, factor);
        int entries = Columns * (Columns + 1) / 2;
        for (int j = 0; j < free; j++)
        {
            WriteBend(j, bends.AsSpan(j * entries, entries));
            for (int k = 0; k <= j; k++)
            {
                factor[(j * free) + k] += 0.5 * Trace(bends.AsSpan(j * entries, entries), bends.AsSpan(k * entries, entries));
            }
        }

        return PositiveDefinite.TryFactor(factor, free);
    }

    private void WriteBend(int coordinate, Span<double> triangle)
    {
        var q = InnerProducts.Rows(basis.Vector(coordinate));
        var first = InnerProducts.Rows(slope.AsSpan(0, Padded));
        var weight = InnerProducts.Rows(product.AsSpan(0, Padded));
        for (int i = 0; i < weight.Length; i++)
        {
            weight[i] = first[i] * q[i];
        }

        int next = 0;
        for (int a = 0; a < Columns; a++)
        {
            for (int b = 0; b <= a; b++)
            {
                triangle[next++] = InnerProducts.Dot(Whitened(a), Whitened(b), product.AsSpan(0, Padded));
            }
        }
    }

    // Trace of the product of two symmetric matrices.
    private double Trace(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        int next = 0;
        for (int row = 0; row < Columns; row++)
        {
            for (int column = 0; column <= row; column++, next++)
            {
                sum += (column == row ? 1 : 2) * a[next] * b[next];
            }
        }

        return sum;
    }

    private Span<double> Whitened(int column) => whitened.AsSpan(column * Padded, Padded);

    // q'I^-1 q of each patient; times its variance it is its leverage.
    private void WriteDistances(ReadOnlySpan<double> root)
    {
        distance.AsSpan(0, Padded).Clear();
        var d = InnerProducts.Rows(distance.AsSpan(0, Padded));
        for (int j = 0; j < Columns; j++)
        {
            basis.Vector(j).CopyTo(Whitened(j));
            for (int k = 0; k < j; k++)
            {
                InnerProducts.AddMultiple(-root[(j * Columns) + k], Whitened(k), Whitened(j));
            }

            Lanes scale = 1 / root[(j * Columns) + j];
            var column = InnerProducts.Rows(Whitened(j));
            for (int i = 0; i < column.Length; i++)
            {
                column[i] *= scale;
                d[i] = Lanes.Fma(column[i], column[i], d[i]);
            }
        }
    }
}
