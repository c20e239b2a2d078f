using System.Runtime.Intrinsics;

namespace TrialSim.Numerics;

/// <summary>Sums over rows of products of their entries, in eight trials at once, in tiles that stay in registers.</summary>
internal static unsafe class LaneGram
{
    private const int Tile = 4;
    private const int RowsAtATime = 16; // as many rows as the first-level cache holds
    private const int Lane = Lanes.Count;

    /// <summary>matrix[k, l] -= sum over rows of row[k] x row[l], for l up to k (whole tiles: some entries above the diagonal too).</summary>
    /// <param name="rows">First row.</param>
    /// <param name="stride">Entries between rows.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="length">Entries of a row that are multiplied, padded by <see cref="LaneBlocks.Padded"/>.</param>
    /// <param name="matrix">Square, at least <paramref name="length"/> wide.</param>
    public static void Subtract(Lanes* rows, int stride, int count, int length, LaneMatrix matrix)
    {
        for (int first = 0; first < count; first += RowsAtATime)
        {
            int some = Math.Min(RowsAtATime, count - first);
            double* block = (double*)(rows + ((nint)first * stride));
            for (int k = 0; k < length; k += Tile)
            {
                for (int l = 0; l <= k; l += Tile)
                {
                    SubtractTile(block + (k * Lane), block + (l * Lane), (nint)stride * Lane, some, (double*)(matrix.Row(k) + l), (nint)matrix.Stride * Lane);
                }
            }
        }
    }

    private static void SubtractTile(double* x, double* y, nint stride, int count, double* target, nint targetStride)
    {
        Vector512<double> s00 = default, s01 = s00, s02 = s00, s03 = s00, s10 = s00, s11 = s00, s12 = s00, s13 = s00;
        Vector512<double> s20 = s00, s21 = s00, s22 = s00, s23 = s00, s30 = s00, s31 = s00, s32 = s00, s33 = s00;
        for (int t = 0; t < count; t++)
        {
            var y0 = Vector512.LoadAligned(y);
            var y1 = Vector512.LoadAligned(y + Lane);
            var y2 = Vector512.LoadAligned(y + (2 * Lane));
            var y3 = Vector512.LoadAligned(y + (3 * Lane));
            var a = Vector512.LoadAligned(x);
            s00 = Vector512.FusedMultiplyAdd(a, y0, s00);
            s01 = Vector512.FusedMultiplyAdd(a, y1, s01);
            s02 = Vector512.FusedMultiplyAdd(a, y2, s02);
            s03 = Vector512.FusedMultiplyAdd(a, y3, s03);
            a = Vector512.LoadAligned(x + Lane);
            s10 = Vector512.FusedMultiplyAdd(a, y0, s10);
            s11 = Vector512.FusedMultiplyAdd(a, y1, s11);
            s12 = Vector512.FusedMultiplyAdd(a, y2, s12);
            s13 = Vector512.FusedMultiplyAdd(a, y3, s13);
            a = Vector512.LoadAligned(x + (2 * Lane));
            s20 = Vector512.FusedMultiplyAdd(a, y0, s20);
            s21 = Vector512.FusedMultiplyAdd(a, y1, s21);
            s22 = Vector512.FusedMultiplyAdd(a, y2, s22);
            s23 = Vector512.FusedMultiplyAdd(a, y3, s23);
            a = Vector512.LoadAligned(x + (3 * Lane));
            s30 = Vector512.FusedMultiplyAdd(a, y0, s30);
            s31 = Vector512.FusedMultiplyAdd(a, y1, s31);
            s32 = Vector512.FusedMultiplyAdd(a, y2, s32);
            s33 = Vector512.FusedMultiplyAdd(a, y3, s33);
            x += stride;
            y += stride;
        }

        SubtractFour(target, s00, s01, s02, s03);
        SubtractFour(target + targetStride, s10, s11, s12, s13);
        SubtractFour(target + (2 * targetStride), s20, s21, s22, s23);
        SubtractFour(target + (3 * targetStride), s30, s31, s32, s33);
    }

    private static void SubtractFour(double* target, Vector512<double> s0, Vector512<double> s1, Vector512<double> s2, Vector512<double> s3)
    {
        (Vector512.LoadAligned(target) - s0).StoreAligned(target);
        (Vector512.LoadAligned(target + Lane) - s1).StoreAligned(target + Lane);
        (Vector512.LoadAligned(target + (2 * Lane)) - s2).StoreAligned(target + (2 * Lane));
        (Vector512.LoadAligned(target + (3 * Lane)) - s3).StoreAligned(target + (3 * Lane));
    }
}
