namespace TrialSim.Numerics;

/// <summary>Small symmetric positive definite matrices in spans, row by row: factored, solved and inverted in place.</summary>
internal static class PositiveDefinite
{
    /// <summary>Below this share of its diagonal element a pivot is rounding and the matrix counts as singular.</summary>
    private const double SingularPivot = 1e-14;

    /// <summary>Overwrites the lower triangle with its Cholesky factor L (matrix = L L'); false where the matrix is singular or not positive.</summary>
    public static bool TryFactor(Span<double> matrix, int n)
    {
        for (int j = 0; j < n; j++)
        {
            double whole = matrix[(j * n) + j];
            double pivot = whole;
            for (int k = 0; k < j; k++)
            {
                pivot -= matrix[(j * n) + k] * matrix[(j * n) + k];
            }

            if (!(pivot > SingularPivot * whole))
            {
                return false;
            }

            double root = Math.Sqrt(pivot);
            matrix[(j * n) + j] = root;
            for (int i = j + 1; i < n; i++)
            {
                double sum = matrix[(i * n) + j];
                for (int k = 0; k < j; k++)
                {
                    sum -= matrix[(i * n) + k] * matrix[(j * n) + k];
                }

                matrix[(i * n) + j] = sum / root;
            }
        }

        return true;
    }

    /// <summary>Solves L L' x = b in place.</summary>
    public static void Solve(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        SolveLower(factor, n, b);
        SolveUpper(factor, n, b);
    }

    /// <summary>Solves L x = b in place.</summary>
    public static void SolveLower(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
            {
                b[i] -= factor[(i * n) + k] * b[k];
            }

            b[i] /= factor[(i * n) + i];
        }
    }

    /// <summary>Solves L' x = b in place.</summary>
    public static void SolveUpper(ReadOnlySpan<double> factor, int n, Span<double> b)
    {
        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
            {
                b[i] -= factor[(k * n) + i] * b[k];
            }

            b[i] /= factor[(i * n) + i];
        }
    }

    /// <summary>Log determinant of L L'.</summary>
    public static double LogDeterminant(ReadOnlySpan<double> factor, int n)
    {
        double product = 1;
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            product *= factor[(i * n) + i];
            if (product is < 1e-100 or > 1e100)
            {
                sum += Portable.Log(product);
                product = 1;
            }
        }

        return 2 * (sum + Portable.Log(product));
    }

    /// <summary>Writes the whole inverse of L L'.</summary>
    public static void Invert(ReadOnlySpan<double> factor, int n, Span<double> inverse)
    {
        inverse = inverse[..(n * n)];
        inverse.Clear();
        for (int j = 0; j < n; j++)
        {
            inverse[(j * n) + j] = 1;
            Solve(factor, n, inverse.Slice(j * n, n)); // symmetric: column j is row j
        }
    }
}
