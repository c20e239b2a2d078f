using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrialSim.Numerics;

/// <summary>Yes or no in each of eight simulated trials: what a comparison of <see cref="Lanes"/> gives.</summary>
public readonly struct LaneMask
{
    internal readonly Vector512<double> V;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal LaneMask(Vector512<double> v) => V = v;

    /// <summary>No in every lane.</summary>
    public static LaneMask None
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<double>.Zero);
    }

    /// <summary>Yes in every lane.</summary>
    public static LaneMask All
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<double>.AllBitsSet);
    }

    /// <summary>Bit k is lane k.</summary>
    public uint Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (uint)V.ExtractMostSignificantBits();
    }

    /// <summary>Whether any lane says yes.</summary>
    public bool Any
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Bits != 0;
    }

    /// <summary>Yes in both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneMask operator &(LaneMask a, LaneMask b) => new(a.V & b.V);

    /// <summary>Yes in either.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneMask operator |(LaneMask a, LaneMask b) => new(a.V | b.V);

    /// <summary>Yes in exactly one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneMask operator ^(LaneMask a, LaneMask b) => new(a.V ^ b.V);

    /// <summary>Yes where it was no.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneMask operator ~(LaneMask a) => new(~a.V);

    /// <summary>Lanes 0 to <paramref name="count"/> - 1.</summary>
    public static LaneMask First(int count) =>
        new(Vector512.LessThan(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((double)count)));

    /// <summary>The lanes whose bit is set.</summary>
    public static LaneMask FromBits(uint bits)
    {
        var selector = Vector512.Create(1L, 2, 4, 8, 16, 32, 64, 128);
        return new(Vector512.Equals(Vector512.Create((long)bits) & selector, selector).AsDouble());
    }

    /// <summary><paramref name="yes"/> where the answer is yes, <paramref name="no"/> elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes Select(Lanes yes, Lanes no) => new(Vector512.ConditionalSelect(V, yes.V, no.V));

    /// <summary>1 where the answer is yes, 0 elsewhere: an indicator that products and sums can use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes ToIndicator() => new(V & Vector512.Create(1.0));

    /// <summary>The number where the answer is yes, 0 elsewhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes Keep(Lanes value) => new(V & value.V);
}
