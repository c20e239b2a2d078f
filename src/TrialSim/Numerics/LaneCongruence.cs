using System.Runtime.Intrinsics;

namespace TrialSim.Numerics;

/// <summary>Many symmetric matrices S seen through the same lower triangular matrix M: M S M', in eight trials at once.</summary>
/// <remarks>
/// Four matrices at a time go through all steps while they are near; two rows of a result are made together, so that every number that is read
/// is used at least once a read.
/// </remarks>
internal static unsafe class LaneCongruence
{
    private const double RootHalf = 0.70710678118654752440;
    private const int Piece = 4;
    private const int Lane = Lanes.Count;

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
        for (int k = 0; k < count; k += Piece)
        {
            var some = new LaneMatrix(matrices.Start + k, matrices.Stride);
            MultiplyTriangles(m, size, some);
            AddTransposes(m, size, some);
        }
    }

    // N = M T, T the halved lower triangle of S, from the last row up so that it can replace T.
    private static void MultiplyTriangles(LaneMatrix m, int size, LaneMatrix matrices)
    {
        for (int j = 0; j < size; j++)
        {
            double* column = (double*)matrices.Row(LaneTriangle.Entry(j, j));
            nint stride = (nint)matrices.Stride * Lane;
            for (int i = size - 1; i >= j; i -= 2)
            {
                int above = Math.Max(i - 1, j); // its weights beyond the diagonal are zeros
                SumPair(
                    (double*)(m.Row(above) + j), (double*)(m.Row(i) + j), column, (j + 1) * stride, stride, i - j + 1,
                    (double*)matrices.Row(LaneTriangle.Entry(above, j)), (double*)matrices.Row(LaneTriangle.Entry(i, j)));
            }
        }
    }

    // M S M' = N M' + (N M')', from the last row up so that it can replace N.
    private static void AddTransposes(LaneMatrix m, int size, LaneMatrix matrices)
    {
        nint stride = (nint)matrices.Stride * Lane;
        for (int i = size - 1; i >= 0; i--)
        {
            double* ni = (double*)matrices.Row(LaneTriangle.Entry(i, 0));
            for (int j = i; j >= 0; j -= 2)
            {
                int before = Math.Max(j - 1, 0);
                SumPairOfTwo(
                    (double*)m.Row(i), (double*)m.Row(before), (double*)m.Row(j), ni,
                    (double*)matrices.Row(LaneTriangle.Entry(before, 0)), (double*)matrices.Row(LaneTriangle.Entry(j, 0)), stride, j,
                    (double*)matrices.Row(LaneTriangle.Entry(i, before)), (double*)matrices.Row(LaneTriangle.Entry(i, j)));
            }

            Lanes* diagonal = matrices.Row(LaneTriangle.Entry(i, i));
            for (int k = 0; k < Piece; k++)
            {
                diagonal[k] *= RootHalf;
            }
        }
    }

    // first = sum of a[t] x row t, second = sum of b[t] x row t; the second is written last and stays where both are the same.
    private static void SumPair(double* a, double* b, double* rows, nint stride, nint growth, int count, double* first, double* second)
    {
        Vector512<double> s0 = default, s1 = s0, s2 = s0, s3 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0;
        for (int t = 0; t < count; t++)
        {
            var x0 = Vector512.LoadAligned(rows);
            var x1 = Vector512.LoadAligned(rows + Lane);
            var x2 = Vector512.LoadAligned(rows + (2 * Lane));
            var x3 = Vector512.LoadAligned(rows + (3 * Lane));
            var w = Vector512.LoadAligned(a);
            s0 = Vector512.FusedMultiplyAdd(w, x0, s0);
            s1 = Vector512.FusedMultiplyAdd(w, x1, s1);
            s2 = Vector512.FusedMultiplyAdd(w, x2, s2);
            s3 = Vector512.FusedMultiplyAdd(w, x3, s3);
            w = Vector512.LoadAligned(b);
            t0 = Vector512.FusedMultiplyAdd(w, x0, t0);
            t1 = Vector512.FusedMultiplyAdd(w, x1, t1);
            t2 = Vector512.FusedMultiplyAdd(w, x2, t2);
            t3 = Vector512.FusedMultiplyAdd(w, x3, t3);
            a += Lane;
            b += Lane;
            rows += stride;
            stride += growth;
        }

        Store(first, s0, s1, s2, s3);
        Store(second, t0, t1, t2, t3);
    }

    // For both j: sum over t up to j of (M_jt N_it + M_it N_jt), j being count and the one before it.
    private static void SumPairOfTwo(
        double* mi, double* before, double* mj, double* ni, double* nBefore, double* nj, nint stride, int count, double* first, double* second)
    {
        Vector512<double> s0 = default, s1 = s0, s2 = s0, s3 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0;
        for (int t = 0; t < count; t++)
        {
            var x0 = Vector512.LoadAligned(ni);
            var x1 = Vector512.LoadAligned(ni + Lane);
            var x2 = Vector512.LoadAligned(ni + (2 * Lane));
            var x3 = Vector512.LoadAligned(ni + (3 * Lane));
            var w = Vector512.LoadAligned(before);
            s0 = Vector512.FusedMultiplyAdd(w, x0, s0);
            s1 = Vector512.FusedMultiplyAdd(w, x1, s1);
            s2 = Vector512.FusedMultiplyAdd(w, x2, s2);
            s3 = Vector512.FusedMultiplyAdd(w, x3, s3);
            w = Vector512.LoadAligned(mj);
            t0 = Vector512.FusedMultiplyAdd(w, x0, t0);
            t1 = Vector512.FusedMultiplyAdd(w, x1, t1);
            t2 = Vector512.FusedMultiplyAdd(w, x2, t2);
            t3 = Vector512.FusedMultiplyAdd(w, x3, t3);
            w = Vector512.LoadAligned(mi);
            s0 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(nBefore), s0);
            s1 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(nBefore + Lane), s1);
            s2 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(nBefore + (2 * Lane)), s2);
            s3 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(nBefore + (3 * Lane)), s3);
            t0 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(nj), t0);
            t1 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(nj + Lane), t1);
            t2 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(nj + (2 * Lane)), t2);
            t3 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(nj + (3 * Lane)), t3);
            before += Lane;
            mj += Lane;
            mi += Lane;
            ni += stride;
            nBefore += stride;
            nj += stride;
        }

        var diagonal = Vector512.LoadAligned(mj);
        var other = Vector512.LoadAligned(mi);
        t0 = Vector512.FusedMultiplyAdd(diagonal, Vector512.LoadAligned(ni), Vector512.FusedMultiplyAdd(other, Vector512.LoadAligned(nj), t0));
        t1 = Vector512.FusedMultiplyAdd(diagonal, Vector512.LoadAligned(ni + Lane), Vector512.FusedMultiplyAdd(other, Vector512.LoadAligned(nj + Lane), t1));
        t2 = Vector512.FusedMultiplyAdd(
            diagonal, Vector512.LoadAligned(ni + (2 * Lane)), Vector512.FusedMultiplyAdd(other, Vector512.LoadAligned(nj + (2 * Lane)), t2));
        t3 = Vector512.FusedMultiplyAdd(
            diagonal, Vector512.LoadAligned(ni + (3 * Lane)), Vector512.FusedMultiplyAdd(other, Vector512.LoadAligned(nj + (3 * Lane)), t3));
        Store(first, s0, s1, s2, s3);
        Store(second, t0, t1, t2, t3);
    }

    private static void Store(double* target, Vector512<double> s0, Vector512<double> s1, Vector512<double> s2, Vector512<double> s3)
    {
        s0.StoreAligned(target);
        s1.StoreAligned(target + Lane);
        s2.StoreAligned(target + (2 * Lane));
        s3.StoreAligned(target + (3 * Lane));
    }
}
