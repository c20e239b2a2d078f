using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;

namespace TrialSim.Randomness;

/// <summary>What a random 64-bit word gives beside a normal deviate: two independent fractions of 32 bits each.</summary>
internal static class RandomWord
{
    private const double TwoTo32 = 4294967296.0;

    /// <summary>The upper half as a fraction in [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes HighFraction(Vector512<ulong> word) => Fraction(word >>> 32);

    /// <summary>The lower half as a fraction in [0, 1).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes LowFraction(Vector512<ulong> word) => Fraction(word & Vector512.Create(0xFFFFFFFFUL));

    /// <summary>Yes with a probability, by the upper half; exact for 0 and 1, else to within 2^-32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneMask HighBelow(Vector512<ulong> word, double probability) => HighFraction(word) < probability;

    /// <summary>Yes with a probability, by the lower half.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneMask LowBelow(Vector512<ulong> word, double probability) => LowFraction(word) < probability;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Lanes Fraction(Vector512<ulong> half)
    {
        // 2^52 + half as a double, less 2^52: a conversion without a conversion instruction
        var whole = (half | Vector512.Create(0x4330000000000000UL)).AsDouble() - Vector512.Create(4503599627370496.0);
        return new(whole * Vector512.Create(1 / TwoTo32));
    }
}
