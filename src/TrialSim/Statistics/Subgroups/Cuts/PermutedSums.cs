using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TrialSim.Statistics.Subgroups.Cuts;

/// <summary>Running sums of a column in eight permuted orders.</summary>
/// <remarks>However the numbers are fetched, they are added one after the other in each lane: the same bits on every processor.</remarks>
internal static class PermutedSums
{
    private const int Table = 32;

    /// <summary>Writes 0 and then the sum of the first 1, 2, … numbers of each order.</summary>
    /// <param name="column">The numbers; filled up to a multiple of 32.</param>
    /// <param name="order">Which number stands at each place, by lane.</param>
    /// <param name="sums">One more than places.</param>
    public static void Run(ReadOnlySpan<double> column, ReadOnlySpan<Vector512<long>> order, Span<Vector512<double>> sums)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(sums.Length, order.Length, nameof(sums));
        ArgumentOutOfRangeException.ThrowIfLessThan(column.Length, (order.Length + Table - 1) / Table * Table, nameof(column));
        sums[0] = Vector512<double>.Zero;
        ref var first = ref MemoryMarshal.GetReference(column);
        ref var next = ref sums[1..].IsEmpty ? ref sums[0] : ref sums[1];
        if (Avx512F.IsSupported && order.Length <= Table)
        {
            FromRegisters(ref first, order, ref next);
        }
        else if (Avx2.IsSupported)
        {
            Gathered(column, order, ref next);
        }
        else
        {
            OneByOne(column, order, ref next);
        }
    }

    // Up to 32 numbers stay in four registers, of which an instruction picks from two.
    private static void FromRegisters(ref double first, ReadOnlySpan<Vector512<long>> order, ref Vector512<double> next)
    {
        var a = Vector512.LoadUnsafe(ref first);
        var b = Vector512.LoadUnsafe(ref first, 8);
        var c = Vector512.LoadUnsafe(ref first, 16);
        var d = Vector512.LoadUnsafe(ref first, 24);
        var sum = Vector512<double>.Zero;
        var half = Vector512.Create(16L);
        for (int i = 0; i < order.Length; i++)
        {
            var index = order[i];
            var low = Avx512F.PermuteVar8x64x2(a, index, b);
            var high = Avx512F.PermuteVar8x64x2(c, index, d);
            sum += Vector512.ConditionalSelect(Vector512.LessThan(index, half).AsDouble(), low, high);
            Unsafe.Add(ref next, i) = sum;
        }
    }

    private static unsafe void Gathered(ReadOnlySpan<double> column, ReadOnlySpan<Vector512<long>> order, ref Vector512<double> next)
    {
        fixed (double* numbers = column)
        {
            var sum = Vector512<double>.Zero;
            for (int i = 0; i < order.Length; i++)
            {
                var index = order[i];
                sum += Vector512.Create(
                    Avx2.GatherVector256(numbers, index.GetLower(), sizeof(double)),
                    Avx2.GatherVector256(numbers, index.GetUpper(), sizeof(double)));
                Unsafe.Add(ref next, i) = sum;
            }
        }
    }

    private static void OneByOne(ReadOnlySpan<double> column, ReadOnlySpan<Vector512<long>> order, ref Vector512<double> next)
    {
        var sum = Vector512<double>.Zero;
        for (int i = 0; i < order.Length; i++)
        {
            var index = order[i];
            sum += Vector512.Create(
                column[(int)index[0]], column[(int)index[1]], column[(int)index[2]], column[(int)index[3]],
                column[(int)index[4]], column[(int)index[5]], column[(int)index[6]], column[(int)index[7]]);
            Unsafe.Add(ref next, i) = sum;
        }
    }
}
