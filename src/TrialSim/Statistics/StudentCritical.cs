using System.Collections.Concurrent;
using TrialSim.Numerics;

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

    /// <summary>Where t^2 exceeds the squared critical value.</summary>
    public LaneMask Exceeded(Lanes tSquared, Lanes df)
    {
        double first = df[0];
        if (Lanes.EqualTo(df, first).Bits == 0xFF && (first == Math.Floor(first)))
        {
            return tSquared > Squared(first);
        }

        return Bracketed(tSquared, df);
    }

    // The critical value falls with df: above the one of the next lower whole df is above, not above that of the next higher is not.
    private LaneMask Bracketed(Lanes tSquared, Lanes df)
    {
        Span<double> atFloor = stackalloc double[Lanes.Count];
        Span<double> aboveFloor = stackalloc double[Lanes.Count];
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            double whole = Math.Floor(df[lane]);
            atFloor[lane] = Squared(whole);
            aboveFloor[lane] = whole == df[lane] ? atFloor[lane] : Squared(whole + 1);
        }

        var exceeded = tSquared > Lanes.Load(atFloor);
        uint undecided = ((tSquared > Lanes.Load(aboveFloor)) & ~exceeded).Bits;
        uint bits = exceeded.Bits;
        for (int lane = 0; undecided != 0; lane++, undecided >>= 1)
        {
            if ((undecided & 1) != 0 && StudentT.TwoSidedTail(Math.Sqrt(tSquared[lane]), df[lane]) < twoSidedAlpha)
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
