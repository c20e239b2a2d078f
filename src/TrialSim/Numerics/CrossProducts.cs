using System.Diagnostics;
using System.Runtime.Intrinsics;

namespace TrialSim.Numerics;

/// <summary>Sums of products of columns over the patients: what every linear analysis of a trial is made of.</summary>
internal static class CrossProducts
{
    private const int Tile = 3;

    /// <summary>Size to which a number of columns must be padded (with any columns) for <see cref="Sum"/>.</summary>
    public static int Padded(int columns) => (columns + Tile - 1) / Tile * Tile;

    /// <summary>Writes sum over patients of column j x column k to matrix[j x size + k] for all k up to j.</summary>
    /// <param name="columns">The columns; their number is a multiple of three.</param>
    /// <param name="length">Patients.</param>
    /// <param name="matrix">Square, row by row.</param>
    public static unsafe void Sum(ReadOnlySpan<LaneColumn> columns, int length, Span<Lanes> matrix)
    {
        int size = columns.Length;
        Debug.Assert(size % Tile == 0 && matrix.Length == size * size, "columns padded, matrix square");
        for (int j = 0; j < size; j += Tile)
        {
            SumDiagonalTile(columns.Slice(j, Tile), length, matrix[((j * size) + j)..], size);
            for (int k = 0; k < j; k += Tile)
            {
                SumTile(columns.Slice(j, Tile), columns.Slice(k, Tile), length, matrix[((j * size) + k)..], size);
            }
        }
    }

    // Nine sums of six columns at a time: fewer loads than products, and enough independent sums to hide the latency of one.
    private static unsafe void SumTile(
        ReadOnlySpan<LaneColumn> rows, ReadOnlySpan<LaneColumn> columns, int length, Span<Lanes> matrix, int stride)
    {
        Vector512<double> s00 = default, s01 = s00, s02 = s00, s10 = s00, s11 = s00, s12 = s00, s20 = s00, s21 = s00, s22 = s00;
        double* r0 = rows[0].Start, r1 = rows[1].Start, r2 = rows[2].Start;
        double* c0 = columns[0].Start, c1 = columns[1].Start, c2 = columns[2].Start;
        for (nint i = 0; i < (nint)length * Lanes.Count; i += Lanes.Count)
        {
            var x0 = Vector512.LoadAligned(c0 + i);
            var x1 = Vector512.LoadAligned(c1 + i);
            var x2 = Vector512.LoadAligned(c2 + i);
            var y = Vector512.LoadAligned(r0 + i);
            s00 = Vector512.FusedMultiplyAdd(y, x0, s00);
            s01 = Vector512.FusedMultiplyAdd(y, x1, s01);
            s02 = Vector512.FusedMultiplyAdd(y, x2, s02);
            y = Vector512.LoadAligned(r1 + i);
            s10 = Vector512.FusedMultiplyAdd(y, x0, s10);
            s11 = Vector512.FusedMultiplyAdd(y, x1, s11);
            s12 = Vector512.FusedMultiplyAdd(y, x2, s12);
            y = Vector512.LoadAligned(r2 + i);
            s20 = Vector512.FusedMultiplyAdd(y, x0, s20);
            s21 = Vector512.FusedMultiplyAdd(y, x1, s21);
            s22 = Vector512.FusedMultiplyAdd(y, x2, s22);
        }

        (matrix[0], matrix[1], matrix[2]) = (new(s00), new(s01), new(s02));
        (matrix[stride], matrix[stride + 1], matrix[stride + 2]) = (new(s10), new(s11), new(s12));
        (matrix[2 * stride], matrix[(2 * stride) + 1], matrix[(2 * stride) + 2]) = (new(s20), new(s21), new(s22));
    }

    private static unsafe void SumDiagonalTile(ReadOnlySpan<LaneColumn> columns, int length, Span<Lanes> matrix, int stride)
    {
        Vector512<double> s00 = default, s10 = s00, s11 = s00, s20 = s00, s21 = s00, s22 = s00;
        double* c0 = columns[0].Start, c1 = columns[1].Start, c2 = columns[2].Start;
        for (nint i = 0; i < (nint)length * Lanes.Count; i += Lanes.Count)
        {
            var x0 = Vector512.LoadAligned(c0 + i);
            var x1 = Vector512.LoadAligned(c1 + i);
            var x2 = Vector512.LoadAligned(c2 + i);
            s00 = Vector512.FusedMultiplyAdd(x0, x0, s00);
            s10 = Vector512.FusedMultiplyAdd(x1, x0, s10);
            s11 = Vector512.FusedMultiplyAdd(x1, x1, s11);
            s20 = Vector512.FusedMultiplyAdd(x2, x0, s20);
            s21 = Vector512.FusedMultiplyAdd(x2, x1, s21);
            s22 = Vector512.FusedMultiplyAdd(x2, x2, s22);
        }

        matrix[0] = new(s00);
        (matrix[stride], matrix[stride + 1]) = (new(s10), new(s11));
        (matrix[2 * stride], matrix[(2 * stride) + 1], matrix[(2 * stride) + 2]) = (new(s20), new(s21), new(s22));
    }
}
