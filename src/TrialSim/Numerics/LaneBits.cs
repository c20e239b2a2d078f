using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace TrialSim.Numerics;

/// <summary>Bit operations that differ by lane, with the processor's instruction where there is one.</summary>
internal static class LaneBits
{
    /// <summary>Each lane shifted right by its own count below 64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> ShiftRight(Vector512<ulong> value, Vector512<ulong> count)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.ShiftRightLogicalVariable(value, count);
        }

        if (Avx2.IsSupported)
        {
            return Vector512.Create(
                Avx2.ShiftRightLogicalVariable(value.GetLower(), count.GetLower()),
                Avx2.ShiftRightLogicalVariable(value.GetUpper(), count.GetUpper()));
        }

        return Lanewise(value, count, static (v, c) => v >> (int)c);
    }

    /// <summary>Each lane shifted left by its own count below 64.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> ShiftLeft(Vector512<ulong> value, Vector512<ulong> count)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.ShiftLeftLogicalVariable(value, count);
        }

        if (Avx2.IsSupported)
        {
            return Vector512.Create(
                Avx2.ShiftLeftLogicalVariable(value.GetLower(), count.GetLower()),
                Avx2.ShiftLeftLogicalVariable(value.GetUpper(), count.GetUpper()));
        }

        return Lanewise(value, count, static (v, c) => v << (int)c);
    }

    /// <summary>Product of the lower halves of each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> MultiplyLowHalves(Vector512<ulong> a, Vector512<ulong> b)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.Multiply(a.AsUInt32(), b.AsUInt32());
        }

        if (Avx2.IsSupported)
        {
            return Vector512.Create(
                Avx2.Multiply(a.GetLower().AsUInt32(), b.GetLower().AsUInt32()),
                Avx2.Multiply(a.GetUpper().AsUInt32(), b.GetUpper().AsUInt32()));
        }

        return (a & Vector512.Create(0xFFFFFFFFUL)) * (b & Vector512.Create(0xFFFFFFFFUL));
    }

    /// <summary>Entry of a table of eight by the lowest three bits of the index.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Lookup(Vector512<double> table, Vector512<ulong> index) =>
        Avx512F.IsSupported
            ? Avx512F.PermuteVar8x64(table, index.AsInt64())
            : Vector512.Shuffle(table, (index & Vector512.Create(7UL)).AsInt64());

    private static Vector512<ulong> Lanewise(Vector512<ulong> value, Vector512<ulong> count, Func<ulong, ulong, ulong> shift)
    {
        Span<ulong> result = stackalloc ulong[Lanes.Count];
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            result[lane] = shift(value[lane], count[lane]);
        }

        return Vector512.Create<ulong>(result);
    }
}
