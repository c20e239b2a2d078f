using System.Collections.Concurrent;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics;

/// <summary>Decides whether t statistics exceed Student's critical value at one level, without a p-value.</summary>
/// <remarks>
/// Critical values are kept per whole degree of freedom. Between two whole ones (Welch) the decision is bracketed by them and the
/// exact tail is asked only when the brackets disagree.
/// </remarks>
internal sealed class StudentCritical
{
    private const int Kept = 1 << 17;

    private static readonly ConcurrentDictionary<double, StudentCritical> ByLevel = new();

    private readonly double twoSidedAlpha;
    private readonly double normal;
    private double[] squared = new double[256]; // 0 is "not yet known"; racing workers would write the same bits

    private StudentCritical(double twoSidedAlpha)
    {
        this.twoSidedAlpha = twoSidedAlpha;
        double z = StudentT.Critical(twoSidedAlpha, double.PositiveInfinity);
        normal = z * z;
    }

    /// <summary>The decisions at one two-sided level; made once, shared by all workers.</summary>
    public static StudentCritical At(double twoSidedAlpha) => ByLevel.GetOrAdd(twoSidedAlpha, alpha => new(alpha));

    /// <summary>Squared critical values at the next lower and the next higher whole df, between which that of each lane lies.</summary>
    public readonly record struct Bracket(Lanes DegreesOfFreedom, Lanes Upper, Lanes Lower);

    /// <summary>Brackets the squared critical value for each lane's df.</summary>
    public Bracket For(Lanes df)
    {
        double first = df[0];
        if (Lanes.EqualTo(df, first).Bits == 0xFF && first == Math.Floor(first))
        {
            Lanes exact = Squared(first);
            return new(df, exact, exact);
        }

        Span<double> upper = stackalloc double[Lanes.Count];
        Span<double> lower = stackalloc double[Lanes.Count];
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            double whole = Math.Floor(df[lane]);
            upper[lane] = Squared(whole);
            lower[lane] = whole == df[lane] ? upper[lane] : Squared(whole + 1);
        }

        return new(df, Lanes.Load(upper), Lanes.Load(lower));
    }

    /// <summary>Where t^2 exceeds the squared critical value.</summary>
    public LaneMask Exceeded(Lanes tSquared, in Bracket bracket)
    {
        var exceeded = tSquared > bracket.Upper;
        uint undecided = ((tSquared > bracket.Lower) & ~exceeded).Bits;
        if (undecided == 0)
        {
            return exceeded;
        }

        uint bits = exceeded.Bits;
        for (int lane = 0; undecided != 0; lane++, undecided >>= 1)
        {
            if ((undecided & 1) != 0 && StudentT.TwoSidedTail(Math.Sqrt(tSquared[lane]), bracket.DegreesOfFreedom[lane]) < twoSidedAlpha)
            {
                bits |= 1u << lane;
            }
        }

        return LaneMask.FromBits(bits);
    }

    private double Squared(double wholeDf)
    {
        var table = squared;
        if (wholeDf >= 1 && wholeDf < table.Length && table[(int)wholeDf] is > 0 and var kept)
        {
            return kept;
        }

        return wholeDf >= Kept ? double.IsPositiveInfinity(wholeDf) ? normal : Compute(wholeDf)
            : wholeDf >= 1 ? Keep((int)wholeDf)
            : double.PositiveInfinity; // no degree of freedom, or not a number: nothing is exceeded
    }

    private double Keep(int index)
    {
        var table = squared;
        if (index >= table.Length)
        {
            Array.Resize(ref table, Math.Min(Kept, Math.Max(index + 1, 2 * table.Length)));
            squared = table;
        }

        return table[index] = Compute(index);
    }

    private double Compute(double df)
    {
        double t = StudentT.Critical(twoSidedAlpha, df);
        return t * t;
    }
}
