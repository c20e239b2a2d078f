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

        uint bits = 0;
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            if (Exceeds(tSquared[lane], df[lane]))
            {
                bits |= 1u << lane;
            }
        }

        return LaneMask.FromBits(bits);
    }

    private bool Exceeds(double tSquared, double df)
    {
        if (!(df >= 1) || double.IsNaN(tSquared))
        {
            return false;
        }

        double whole = Math.Floor(df);
        if (tSquared > Squared(whole))
        {
            return true; // the critical value falls with df
        }

        return whole != df
            && tSquared > Squared(whole + 1)
            && StudentT.TwoSidedTail(Math.Sqrt(tSquared), df) < twoSidedAlpha;
    }

    private double Squared(double wholeDf)
    {
        if (double.IsPositiveInfinity(wholeDf))
        {
            return normal;
        }

        if (wholeDf >= Kept || !(wholeDf >= 1))
        {
            return wholeDf >= 1 ? Compute(wholeDf) : double.PositiveInfinity;
        }

        int index = (int)wholeDf;
        var table = squared;
        if (index >= table.Length)
        {
            Array.Resize(ref table, Math.Min(Kept, Math.Max(index + 1, 2 * table.Length)));
            squared = table;
        }

        double known = table[index];
        return known != 0 ? known : table[index] = Compute(wholeDf);
    }

    private double Compute(double df)
    {
        double t = StudentT.Critical(twoSidedAlpha, df);
        return t * t;
    }
}
