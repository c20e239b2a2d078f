namespace TrialSim.Numerics;

/// <summary>Many symmetric matrices S seen through the same lower triangular matrix M: M S M', in eight trials at once.</summary>
internal static unsafe class LaneCongruence
{
    private const double RootHalf = 0.70710678118654752440;

    /// <summary>Overwrites the matrices S by M S M', their diagonals divided by the root of 2.</summary>
    /// <remarks>
    /// So divided, the sum over the lower triangle of products of the entries of two of them is half the trace of their product.
    /// </remarks>
    /// <param name="m">M, with zeros above the diagonal.</param>
    /// <param name="size">Its rows.</param>
    /// <param name="matrices">
    /// A row for each entry of the lower triangle of S, halved on the diagonal; in it one number for each matrix.
    /// </param>
    /// <param name="count">Number of matrices, padded by <see cref="LaneBlocks.Padded"/>.</param>
    public static void Apply(LaneMatrix m, int size, LaneMatrix matrices, int count)
    {
        // N = M T, T the halved lower triangle, from the last row up so that it can replace T
        for (int j = 0; j < size; j++)
        {
            Lanes* column = matrices.Row(LaneTriangle.Entry(j, j));
            for (int i = size - 1; i >= j; i--)
            {
                LaneBlocks.Sum(
                    m.Row(i) + j, 1, column, (nint)(j + 1) * matrices.Stride, matrices.Stride, i - j + 1, matrices.Row(LaneTriangle.Entry(i, j)), count);
            }
        }

        // M S M' = N M' + (N M')'
        for (int i = size - 1; i >= 0; i--)
        {
            Lanes* ni = matrices.Row(LaneTriangle.Entry(i, 0));
            for (int j = i; j >= 0; j--)
            {
                Lanes* target = matrices.Row(LaneTriangle.Entry(i, j));
                LaneBlocks.SumOfTwo(m.Row(j), ni, m.Row(i), matrices.Row(LaneTriangle.Entry(j, 0)), matrices.Stride, j + 1, target, count);
            }

            Lanes* diagonal = matrices.Row(LaneTriangle.Entry(i, i));
            for (int k = 0; k < count; k++)
            {
                diagonal[k] *= RootHalf;
            }
        }
    }
}
