using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TrialSim.Numerics;

/// <summary>Sums of products of columns over the patients: what every linear analysis of a trial is made of.</summary>
internal static class CrossProducts
{
    private const int Tile = 3;

    /// <summary>Size to which a number of columns must be padded (with columns of anything) for <see cref="Sum"/>.</summary>
    public static int Padded(int columns) => (columns + Tile - 1) / Tile * Tile;

    /// <summary>Writes sum over patients of column j x column k to matrix[j x columns + k] for all k at or below j, and some above.</summary>
    /// <param name="columns">Columns one after the other, each <paramref name="length"/> long; their number a multiple of three.</param>
    /// <param name="length">Patients.</param>
    /// <param name="matrix">Square, row by row.</param>
    public static void Sum(ReadOnlySpan<Lanes> columns, int length, Span<Lanes> matrix)
    {
        int count = length == 0 ? 0 : columns.Length / length;
        Debug.Assert(count % Tile == 0 && matrix.Length == count * count, "columns padded, matrix square");
        for (int j = 0; j < count; j += Tile)
        {
            for (int k = 0; k <= j; k += Tile)
            {
                SumTile(
                    ref MemoryMarshal.GetReference(columns.Slice(j * length, Tile * length)),
                    ref MemoryMarshal.GetReference(columns.Slice(k * length, Tile * length)),
                    length,
                    matrix.Slice(j * count + k, (2 * count) + Tile),
                    count);
            }
        }
    }

    // Nine sums of six columns at a time: fewer loads than products, and enough independent sums to hide the latency of one.
    private static void SumTile(ref Lanes rows, ref Lanes columns, int length, Span<Lanes> matrix, int stride)
    {
        Lanes s00 = Lanes.Zero, s01 = s00, s02 = s00, s10 = s00, s11 = s00, s12 = s00, s20 = s00, s21 = s00, s22 = s00;
        ref var r0 = ref rows;
        ref var r1 = ref Unsafe.Add(ref rows, length);
        ref var r2 = ref Unsafe.Add(ref rows, 2 * length);
        ref var c0 = ref columns;
        ref var c1 = ref Unsafe.Add(ref columns, length);
        ref var c2 = ref Unsafe.Add(ref columns, 2 * length);
        for (nint i = 0; i < length; i++)
        {
            var x0 = Unsafe.Add(ref c0, i);
            var x1 = Unsafe.Add(ref c1, i);
            var x2 = Unsafe.Add(ref c2, i);
            var y = Unsafe.Add(ref r0, i);
            s00 = Lanes.Fma(y, x0, s00);
            s01 = Lanes.Fma(y, x1, s01);
            s02 = Lanes.Fma(y, x2, s02);
            y = Unsafe.Add(ref r1, i);
            s10 = Lanes.Fma(y, x0, s10);
            s11 = Lanes.Fma(y, x1, s11);
            s12 = Lanes.Fma(y, x2, s12);
            y = Unsafe.Add(ref r2, i);
            s20 = Lanes.Fma(y, x0, s20);
            s21 = Lanes.Fma(y, x1, s21);
            s22 = Lanes.Fma(y, x2, s22);
        }

        (matrix[0], matrix[1], matrix[2]) = (s00, s01, s02);
        (matrix[stride], matrix[stride + 1], matrix[stride + 2]) = (s10, s11, s12);
        (matrix[2 * stride], matrix[(2 * stride) + 1], matrix[(2 * stride) + 2]) = (s20, s21, s22);
    }
}
