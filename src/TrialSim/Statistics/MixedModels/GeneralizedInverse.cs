using TrialSim.Numerics;

namespace TrialSim.Statistics.MixedModels;

/// <summary>Inverse of an information matrix within the directions in which there is information.</summary>
internal static class GeneralizedInverse
{
    /// <summary>Eigenvalues below this share of the largest, once the diagonal is scaled to 1, hold rounding only.</summary>
    private const double Nothing = 1e-9;

    /// <summary>The inverse where the matrix is positive definite; otherwise directions of no or negative information are left out.</summary>
    public static DenseMatrix Of(DenseMatrix matrix)
    {
        int n = matrix.Rows;
        double[] scale = new double[n];
        for (int i = 0; i < n; i++)
        {
            scale[i] = matrix[i, i] > 0 ? 1 / Math.Sqrt(matrix[i, i]) : 0;
        }

        var scaled = new DenseMatrix(n, n);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                scaled[i, j] = scale[i] * matrix[i, j] * scale[j];
            }
        }

        var eigen = new SymmetricEigen(scaled);
        double largest = eigen.Values.Max();
        var inverse = new DenseMatrix(n, n);
        for (int k = 0; k < n; k++)
        {
            if (eigen.Values[k] > Nothing * largest)
            {
                AddDirection(inverse, eigen.Vector(k), scale, 1 / eigen.Values[k]);
            }
        }

        return inverse;
    }

    private static void AddDirection(DenseMatrix inverse, ReadOnlySpan<double> vector, double[] scale, double weight)
    {
        for (int i = 0; i < inverse.Rows; i++)
        {
            for (int j = 0; j < inverse.Rows; j++)
            {
                inverse[i, j] += weight * scale[i] * vector[i] * vector[j] * scale[j];
            }
        }
    }
}
