namespace TrialSim.Numerics;

/// <summary>Cholesky factor of a small covariance matrix.</summary>
internal static class Cholesky
{
    /// <summary>
    /// Pivots below this share of the variance count as zero: dividing by the root of a smaller one would spread rounding errors that
    /// are larger than itself.
    /// </summary>
    private const double Tolerance = 1e-9;

    /// <summary>
    /// How far below zero rounding alone can push a pivot, as a share of the variance: a rounding error of 1e-16 in each of a few terms, divided
    /// by the smallest pivot that counts.
    /// </summary>
    private const double Rounding = 1e-6;

    /// <summary>What a covariance may keep where its pivot counts as zero, as a share of the standard deviations.</summary>
    private const double Leftover = 4e-5; // above the root of Tolerance, which a covariance matrix cannot exceed

    /// <summary>Lower triangle L with L L' = matrix; null where the matrix is not a covariance matrix (a negative pivot).</summary>
    /// <remarks>Singular matrices are allowed: a pivot of zero leaves its column zero.</remarks>
    public static double[,]? Lower(double[,] matrix)
    {
        int n = matrix.GetLength(0);
        var lower = new double[n, n];
        for (int k = 0; k < n; k++)
        {
            double pivot = matrix[k, k];
            for (int m = 0; m < k; m++)
            {
                pivot -= lower[k, m] * lower[k, m];
            }

            if (!(pivot >= -Rounding * Math.Max(matrix[k, k], 1e-300)))
            {
                return null;
            }

            bool isZero = pivot <= Tolerance * matrix[k, k];
            lower[k, k] = isZero ? 0 : Math.Sqrt(pivot);
            for (int j = k + 1; j < n; j++)
            {
                double sum = matrix[j, k];
                for (int m = 0; m < k; m++)
                {
                    sum -= lower[j, m] * lower[k, m];
                }

                if (isZero && Math.Abs(sum) > Leftover * Math.Sqrt(matrix[j, j] * matrix[k, k]))
                {
                    return null;
                }

                lower[j, k] = isZero ? 0 : sum / lower[k, k];
            }
        }

        return lower;
    }
}
