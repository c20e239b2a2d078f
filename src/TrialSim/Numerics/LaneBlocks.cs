using System.Runtime.Intrinsics;

namespace TrialSim.Numerics;

/// <summary>Weighted sums of long rows in eight trials at once: the products of which every larger matrix operation is made.</summary>
/// <remarks>
/// Rows are read in pieces of eight and four entries that stay in registers while the sum runs; their length is padded to a multiple of
/// four (<see cref="Padded"/>). Each entry is summed in the order of the rows, by one fused multiply-add a row.
/// </remarks>
internal static unsafe class LaneBlocks
{
    private const int Wide = 8;
    private const int Narrow = 4;
    private const int Lane = Lanes.Count;

    /// <summary>Length to which rows must be padded.</summary>
    public static int Padded(int length) => (length + Narrow - 1) / Narrow * Narrow;

    /// <summary>target = sum over t of weights[t] x row t.</summary>
    /// <param name="weights">One weight a row.</param>
    /// <param name="weightStride">Entries between weights.</param>
    /// <param name="rows">First row.</param>
    /// <param name="rowStride">Entries from the first row to the second.</param>
    /// <param name="growth">How many entries that distance grows by from row to row: 0 in a matrix.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="target">Where the sum goes; may be one of the rows.</param>
    /// <param name="length">Entries of a row, padded.</param>
    public static void Sum(
        Lanes* weights, nint weightStride, Lanes* rows, nint rowStride, nint growth, int count, Lanes* target, int length)
    {
        int k = 0;
        for (; k + Wide <= length; k += Wide)
        {
            SumWide((double*)weights, weightStride * Lane, (double*)(rows + k), rowStride * Lane, growth * Lane, count, (double*)(target + k));
        }

        for (; k < length; k += Narrow)
        {
            SumNarrow((double*)weights, weightStride * Lane, (double*)(rows + k), rowStride * Lane, growth * Lane, count, (double*)(target + k));
        }
    }

    /// <summary>Adds to row targets[i] of a matrix, for every i, the sum over t of the weight sources[i] of set t x row t.</summary>
    /// <param name="targets">Numbers of the matrix's rows.</param>
    /// <param name="weights">Where each set of weights begins.</param>
    /// <param name="sources">Which weight of every set counts for the row.</param>
    /// <param name="rows">As many rows as sets of weights, one after the other, <paramref name="length"/> entries each.</param>
    /// <param name="matrix">The matrix's first entry.</param>
    /// <param name="stride">Entries between its rows.</param>
    /// <param name="length">Entries of a row, padded.</param>
    public static void AddToRows(
        ReadOnlySpan<int> targets, ReadOnlySpan<nint> weights, ReadOnlySpan<int> sources, Lanes* rows, Lanes* matrix, nint stride, int length)
    {
        for (int i = 0; i < targets.Length; i++)
        {
            nint source = sources[i] * (nint)sizeof(Lanes);
            for (int k = 0; k < length; k += Narrow)
            {
                double* target = (double*)(matrix + (targets[i] * stride) + k);
                double* row = (double*)(rows + k);
                var s0 = Vector512.LoadAligned(target);
                var s1 = Vector512.LoadAligned(target + Lane);
                var s2 = Vector512.LoadAligned(target + (2 * Lane));
                var s3 = Vector512.LoadAligned(target + (3 * Lane));
                foreach (nint set in weights)
                {
                    var w = Vector512.LoadAligned((double*)(set + source));
                    s0 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(row), s0);
                    s1 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(row + Lane), s1);
                    s2 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(row + (2 * Lane)), s2);
                    s3 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(row + (3 * Lane)), s3);
                    row += length * Lane;
                }

                s0.StoreAligned(target);
                s1.StoreAligned(target + Lane);
                s2.StoreAligned(target + (2 * Lane));
                s3.StoreAligned(target + (3 * Lane));
            }
        }
    }

    private static void SumWide(double* weights, nint weightStride, double* rows, nint stride, nint growth, int count, double* target)
    {
        Vector512<double> s0 = default, s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
        for (int t = 0; t < count; t++)
        {
            var w = Vector512.LoadAligned(weights);
            s0 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(rows), s0);
            s1 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(rows + Lane), s1);
            s2 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(rows + (2 * Lane)), s2);
            s3 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(rows + (3 * Lane)), s3);
            s4 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(rows + (4 * Lane)), s4);
            s5 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(rows + (5 * Lane)), s5);
            s6 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(rows + (6 * Lane)), s6);
            s7 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(rows + (7 * Lane)), s7);
            weights += weightStride;
            rows += stride;
            stride += growth;
        }

        s0.StoreAligned(target);
        s1.StoreAligned(target + Lane);
        s2.StoreAligned(target + (2 * Lane));
        s3.StoreAligned(target + (3 * Lane));
        s4.StoreAligned(target + (4 * Lane));
        s5.StoreAligned(target + (5 * Lane));
        s6.StoreAligned(target + (6 * Lane));
        s7.StoreAligned(target + (7 * Lane));
    }

    private static void SumNarrow(double* weights, nint weightStride, double* rows, nint stride, nint growth, int count, double* target)
    {
        Vector512<double> s0 = default, s1 = s0, s2 = s0, s3 = s0;
        for (int t = 0; t < count; t++)
        {
            var w = Vector512.LoadAligned(weights);
            s0 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(rows), s0);
            s1 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(rows + Lane), s1);
            s2 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(rows + (2 * Lane)), s2);
            s3 = Vector512.FusedMultiplyAdd(w, Vector512.LoadAligned(rows + (3 * Lane)), s3);
            weights += weightStride;
            rows += stride;
            stride += growth;
        }

        s0.StoreAligned(target);
        s1.StoreAligned(target + Lane);
        s2.StoreAligned(target + (2 * Lane));
        s3.StoreAligned(target + (3 * Lane));
    }
}
