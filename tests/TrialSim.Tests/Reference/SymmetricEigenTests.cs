using TrialSim.Numerics;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference;

/// <summary>Eigenvalues known in closed form, and what every decomposition must give back.</summary>
public sealed class SymmetricEigenTests
{
    [Fact]
    public void Equal_correlations_have_one_large_eigenvalue()
    {
        var matrix = new DenseMatrix(4, 4);
        matrix.Entries.Fill(0.3);
        for (int i = 0; i < 4; i++)
        {
            matrix[i, i] = 1;
        }

        double[] values = [.. new SymmetricEigen(matrix).Values.Order()];

        Assert.All(values[..3], v => Near.Relative(0.7, v, 1e-15));
        Near.Relative(1.9, values[3], 1e-15);
    }

    [Fact]
    public void Small_eigenvalues_of_a_graded_matrix_keep_their_digits()
    {
        // determinant 1e-12 (1 - 0.25), trace 1 + 1e-12
        var matrix = DenseMatrix.Square([1, 0.5e-6, 0.5e-6, 1e-12], 2);

        Near.Relative(0.75e-12 / (1 + 0.25e-12), new SymmetricEigen(matrix).Values.Min(), 1e-14);
    }

    [Fact]
    public void Vectors_and_values_put_the_matrix_together_again()
    {
        var matrix = DenseMatrix.Square([4, 1, -2, 0.5, 1, -3, 0, 2, -2, 0, 0, 1, 0.5, 2, 1, 7], 4);
        var eigen = new SymmetricEigen(matrix);
        var sum = new DenseMatrix(4, 4);
        for (int k = 0; k < 4; k++)
        {
            for (int i = 0; i < 4; i++)
            {
                for (int j = 0; j < 4; j++)
                {
                    sum[i, j] += eigen.Values[k] * eigen.Vector(k)[i] * eigen.Vector(k)[j];
                }
            }
        }

        for (int i = 0; i < 16; i++)
        {
            Near.Absolute(matrix.Entries[i], sum.Entries[i], 1e-14, i);
        }
    }
}
