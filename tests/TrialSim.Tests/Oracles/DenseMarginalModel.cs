using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace TrialSim.Tests.Oracles;

/// <summary>
/// A mixed model for repeated measures by matrices of all observations: the textbook formulas without any regard to patterns, patients or cost.
/// </summary>
/// <param name="x">Fixed effects, a row an observation.</param>
/// <param name="y">Responses.</param>
/// <param name="patient">Patient of each observation.</param>
/// <param name="visit">Visit of each observation.</param>
/// <param name="group">Group of each observation, whose covariance it has.</param>
/// <param name="covariances">The covariance matrix of each group.</param>
/// <param name="restricted">Whether the likelihood is the restricted one.</param>
internal sealed class DenseMarginalModel(
    Matrix<double> x, Vector<double> y, int[] patient, int[] visit, int[] group, Matrix<double>[] covariances, bool restricted)
{
    private readonly Matrix<double> w = Whole(patient, visit, group, covariances).Inverse();

    /// <summary>Elements of all groups on or below the diagonal, row by row.</summary>
    public int Elements => covariances.Length * Pairs;

    /// <summary>(X'WX)^-1.</summary>
    public Matrix<double> EffectsCovariance => x.TransposeThisAndMultiply(w * x).Inverse();

    /// <summary>The fixed effects.</summary>
    public Vector<double> Effects => EffectsCovariance * x.TransposeThisAndMultiply(w * y);

    private int Pairs => covariances[0].RowCount * (covariances[0].RowCount + 1) / 2;

    private Matrix<double> Projection => w - (w * x * EffectsCovariance * x.Transpose() * w);

    /// <summary>The log likelihood.</summary>
    public double LogLikelihood()
    {
        var r = y - (x * Effects);
        double sum = -LogDeterminant(w) + (r * (w * r));
        int free = y.Count;
        if (restricted)
        {
            sum += LogDeterminant(x.TransposeThisAndMultiply(w * x));
            free -= x.ColumnCount;
        }

        return -0.5 * (sum + (free * Math.Log(2 * Math.PI)));
    }

    /// <summary>Its derivatives in the elements.</summary>
    public double[] Gradient()
    {
        var p = Projection;
        var u = p * y;
        return [.. Changes().Select(d => 0.5 * ((u * (d * u)) - ((restricted ? p : w) * d).Trace()))];
    }

    /// <summary>Minus its second derivatives.</summary>
    public double[,] ObservedInformation()
    {
        var p = Projection;
        var u = p * y;
        var inTrace = restricted ? p : w;
        Matrix<double>[] changes = [.. Changes()];
        return Table(changes, (k, l) => (u * (k * (p * (l * u)))) - (0.5 * (inTrace * k * inTrace * l).Trace()));
    }

    /// <summary>a'(X'WX)^-1 b, differentiated in the elements.</summary>
    public double[] VarianceGradient(Vector<double> a, Vector<double> b)
    {
        var left = w * x * EffectsCovariance * a;
        var right = w * x * EffectsCovariance * b;
        return [.. Changes().Select(d => left * (d * right))];
    }

    /// <summary>c'A^-1 (Q_kl - P_k A^-1 P_l) A^-1 c for every pair of elements.</summary>
    public double[,] ContrastInformation(Vector<double> c)
    {
        var z = w * x * EffectsCovariance * c;
        Matrix<double>[] changes = [.. Changes()];
        return Table(changes, (k, l) => z * (k * (Projection * (l * z))));
    }

    private static double LogDeterminant(Matrix<double> matrix) => matrix.Cholesky().DeterminantLn;

    private static Matrix<double> Whole(int[] patient, int[] visit, int[] group, Matrix<double>[] covariances) => DenseMatrix.Create(
        patient.Length, patient.Length, (i, j) => patient[i] == patient[j] ? covariances[group[i]][visit[i], visit[j]] : 0);

    private static double[,] Table(Matrix<double>[] changes, Func<Matrix<double>, Matrix<double>, double> entry)
    {
        var table = new double[changes.Length, changes.Length];
        for (int k = 0; k < changes.Length; k++)
        {
            for (int l = 0; l <= k; l++)
            {
                table[k, l] = table[l, k] = entry(changes[k], changes[l]);
            }
        }

        return table;
    }

    // The derivative of V in every element.
    private IEnumerable<Matrix<double>> Changes()
    {
        for (int g = 0; g < covariances.Length; g++)
        {
            for (int a = 0; a < covariances[g].RowCount; a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    var units = covariances.Select(c => (Matrix<double>)DenseMatrix.Create(c.RowCount, c.RowCount, 0)).ToArray();
                    units[g][a, b] = units[g][b, a] = 1;
                    yield return Whole(patient, visit, group, units);
                }
            }
        }
    }
}
