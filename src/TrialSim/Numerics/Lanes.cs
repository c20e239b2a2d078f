using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TrialSim.Numerics;

/// <summary>One number in each of eight simulated trials: lane k belongs to replicate k of the block.</summary>
/// <remarks>
/// Arithmetic is IEEE double in every lane. Without 512-bit registers the runtime works in halves, quarters or
/// scalars and gives the same bits; nothing here rounds differently by processor.
/// </remarks>
public readonly struct Lanes
{
    /// <summary>How many trials advance together.</summary>
    public const int Count = 8;

    internal readonly Vector512<double> V;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Lanes(Vector512<double> v) => V = v;

    /// <summary>The same number in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Lanes(double value) => V = Vector512.Create(value);

    /// <summary>Zero in every lane.</summary>
    public static Lanes Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512<double>.Zero);
    }

    /// <summary>One in every lane.</summary>
    public static Lanes One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(Vector512.Create(1.0));
    }

    /// <summary>The number of one trial.</summary>
    public double this[int lane] => V.GetElement(lane);

    /// <summary>Every lane set to the same number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static implicit operator Lanes(double value) => new(value);

    /// <summary>Named form of the conversion from a number.</summary>
    public static Lanes FromDouble(double value) => new(value);

    /// <summary>Eight numbers, one a lane.</summary>
    public static Lanes Load(ReadOnlySpan<double> eight) => new(Vector512.Create(eight));

    /// <summary>Lane by lane sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator +(Lanes a, Lanes b) => new(a.V + b.V);

    /// <summary>Lane by lane difference.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator -(Lanes a, Lanes b) => new(a.V - b.V);

    /// <summary>Lane by lane product.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator *(Lanes a, Lanes b) => new(a.V * b.V);

    /// <summary>Lane by lane quotient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator /(Lanes a, Lanes b) => new(a.V / b.V);

    /// <summary>Lane by lane negation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes operator -(Lanes a) => new(-a.V);

    /// <summary>Where the left number is the larger.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneMask operator >(Lanes a, Lanes b) => new(Vector512.GreaterThan(a.V, b.V));

    /// <summary>Where the left number is the smaller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneMask operator <(Lanes a, Lanes b) => new(Vector512.LessThan(a.V, b.V));

    /// <summary>Where the left number is larger or equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneMask operator >=(Lanes a, Lanes b) => new(Vector512.GreaterThanOrEqual(a.V, b.V));

    /// <summary>Where the left number is smaller or equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneMask operator <=(Lanes a, Lanes b) => new(Vector512.LessThanOrEqual(a.V, b.V));

    /// <summary>Where the numbers are equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static LaneMask EqualTo(Lanes a, Lanes b) => new(Vector512.Equals(a.V, b.V));

    /// <summary><paramref name="a"/> x <paramref name="b"/> + <paramref name="c"/>, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Fma(Lanes a, Lanes b, Lanes c) => new(Vector512.FusedMultiplyAdd(a.V, b.V, c.V));

    /// <summary><paramref name="c"/> - <paramref name="a"/> x <paramref name="b"/>, rounded once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes FmaNegated(Lanes a, Lanes b, Lanes c) => new(Vector512.FusedMultiplyAdd(-a.V, b.V, c.V));

    /// <summary>Square root; NaN below zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Sqrt(Lanes a) => new(Vector512.Sqrt(a.V));

    /// <summary>Absolute value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Abs(Lanes a) => new(Vector512.Abs(a.V));

    /// <summary>The larger of two finite numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Max(Lanes a, Lanes b) => (a > b).Select(a, b);

    /// <summary>The smaller of two finite numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Min(Lanes a, Lanes b) => (a < b).Select(a, b);

    /// <summary>Nearest whole number, halves to even; for magnitudes below 2^51.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes RoundToWhole(Lanes a)
    {
        // Adding 1.5 x 2^52 pushes the fraction out of the significand: portable, one rounding, no special instruction.
        var shift = Vector512.Create(6755399441055744.0);
        return new((a.V + shift) - shift);
    }

    /// <summary>Largest whole number that is not above.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Floor(Lanes a) => new(Vector512.Floor(a.V));

    /// <inheritdoc/>
    public override string ToString() => V.ToString();
}
