using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;

namespace TrialSim.Randomness;

/// <summary>What a random whole number below 2^32 decides.</summary>
internal static class RandomFraction
{
    private const double TwoTo32 = 4294967296.0;

    /// <summary>Yes with a probability; exact for 0 and 1, else to within 2^-33.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneMask Below(Vector512<ulong> fraction, double probability) =>
        new(Vector512.LessThan(fraction.AsInt64(), Vector512.Create((long)Math.Round(probability * TwoTo32))).AsDouble());

    /// <summary>Yes with a probability that differs by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneMask Below(Vector512<ulong> fraction, Lanes probability)
    {
        // 2^52 + whole number as a double, less 2^52: a conversion without a conversion instruction
        var whole = (fraction | Vector512.Create(0x4330000000000000UL)).AsDouble() - Vector512.Create(4503599627370496.0);
        return new(Vector512.LessThan(whole, probability.V * Vector512.Create(TwoTo32)));
    }

    /// <summary>A fraction strictly between 0 and 1: the middle of the number's 2^-32.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Inside(Vector512<ulong> fraction)
    {
        var whole = (fraction | Vector512.Create(0x4330000000000000UL)).AsDouble() - Vector512.Create(4503599627370495.5);
        return new(whole * Vector512.Create(1 / TwoTo32));
    }
}
