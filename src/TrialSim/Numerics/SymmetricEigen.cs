namespace TrialSim.Numerics;

/// <summary>Eigenvalues and orthonormal eigenvectors of a small symmetric matrix.</summary>
/// <remarks>
/// Cyclic Jacobi rotations, which find small eigenvalues of a graded matrix to full relative precision. Source: Golub and Van Loan,
/// Matrix Computations, section 8.5.
/// </remarks>
internal sealed class SymmetricEigen
{
    private const int MostSweeps = 60;

    private readonly DenseMatrix work;
    private readonly DenseMatrix vectors;

    /// <summary>Decomposes a symmetric matrix.</summary>
    public SymmetricEigen(DenseMatrix matrix)
    {
        work = matrix.Copy();
        vectors = DenseMatrix.Identity(matrix.Rows); // its rows become the eigenvectors
        for (int sweep = 0; sweep < MostSweeps && Rotate(); sweep++)
        {
        }

        Values = new double[matrix.Rows];
        for (int i = 0; i < Values.Length; i++)
        {
            Values[i] = work[i, i];
        }
    }

    /// <summary>The eigenvalues, in no particular order.</summary>
    public double[] Values { get; }

    /// <summary>The eigenvector of the k-th value, of length 1.</summary>
    public ReadOnlySpan<double> Vector(int k) => vectors.Row(k);

    // one sweep over all pairs; false where nothing was left to rotate
    private bool Rotate()
    {
        bool rotated = false;
        for (int p = 0; p < work.Rows; p++)
        {
            for (int q = p + 1; q < work.Rows; q++)
            {
                double off = work[p, q];
                if (Math.Abs(off) > 1e-17 * Math.Sqrt(Math.Abs(work[p, p] * work[q, q])) && Math.Abs(off) > 1e-300)
                {
                    RotatePair(p, q, off);
                    rotated = true;
                }
            }
        }

        return rotated;
    }

    private void RotatePair(int p, int q, double off)
    {
        double tau = (work[q, q] - work[p, p]) / (2 * off);
        double tangent = (tau < 0 ? -1 : 1) / (Math.Abs(tau) + Math.Sqrt(1 + (tau * tau)));
        double cosine = 1 / Math.Sqrt(1 + (tangent * tangent));
        double sine = tangent * cosine;
        for (int k = 0; k < work.Rows; k++)
        {
            Turn(ref work[k, p], ref work[k, q], cosine, sine);
        }

        for (int k = 0; k < work.Rows; k++)
        {
            Turn(ref work[p, k], ref work[q, k], cosine, sine);
            Turn(ref vectors[p, k], ref vectors[q, k], cosine, sine);
        }

        work[p, q] = 0;
        work[q, p] = 0;
    }

    private static void Turn(ref double first, ref double second, double cosine, double sine) =>
        (first, second) = ((cosine * first) - (sine * second), (sine * first) + (cosine * second));
}
