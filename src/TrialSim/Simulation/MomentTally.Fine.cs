using System.Diagnostics;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;

namespace TrialSim.Simulation;

/// <content>Values that may lie near 0, or near each other, whatever their unit: what the rounding of value and square leaves is summed as well.</content>
/// <remarks>A value enters to 2^-82 and its square to 2^-70: a standard deviation over replicates of 2^-30 (1e-9) still has its error to 1%.</remarks>
internal sealed unsafe partial class MomentTally
{
    private const double RestScale = 1125899906842624.0; // 2^50: a rest is half a unit at most, so that 2^12 of them stay below 2^62
    private const double SumRestShift = SumShift / RestScale;
    private const double SquareRestShift = SquareShift / RestScale;

    /// <summary>Adds eight replicates' values where they are valid, smaller than <see cref="Limit"/>, and counted by the caller.</summary>
    public void Add(FineSlot slot, Lanes value, LaneMask valid)
    {
        var kept = valid.Keep(value).V;
        var at = lanes + Counts + (2 * slot.Moment);
        Split(kept, SumShift, SumRestShift, ref at[0], ref at[2]);
        Split(kept * kept, SquareShift, SquareRestShift, ref at[1], ref at[3]);
    }

    /// <summary>Adds the value of one of the eight replicates, smaller than <see cref="Limit"/>.</summary>
    public void Add(FineSlot slot, int lane, double value)
    {
        Debug.Assert(Math.Abs(value) < Limit, "a value that is no number would overflow, and in which round depends on the workers");
        Add(slot, value, LaneMask.FromBits(1u << lane));
    }

    /// <summary>Number of values that a mean is of.</summary>
    public long CountOf(FineSlot slot) => CountOf(slot.Count);

    /// <summary>Mean of a slot's values; NaN where there are none.</summary>
    public double Mean(FineSlot slot) => Whole(slot, 0, SumUnit);

    /// <summary>Sample variance (divisor count - 1) of a slot's values; NaN with fewer than two.</summary>
    public double Variance(FineSlot slot)
    {
        long n = CountOf(slot);
        double mean = Mean(slot);
        return n < 2 ? double.NaN : Math.Max(0, Whole(slot, 1, SquareUnit) - (mean * mean)) * n / (n - 1);
    }

    private static void Split(Vector512<double> value, double shift, double restShift, ref Vector512<long> sum, ref Vector512<long> rests)
    {
        var shifted = value + Vector512.Create(shift);
        sum += shifted.AsInt64() - Vector512.Create(shift).AsInt64();
        var rest = value - (shifted - Vector512.Create(shift)); // both differences are exact
        rests += (rest + Vector512.Create(restShift)).AsInt64() - Vector512.Create(restShift).AsInt64();
    }

    private double Whole(FineSlot slot, int power, double unit)
    {
        Flush();
        int at = Counts + (2 * slot.Moment) + power;
        return ((double)totals[at] + ((double)totals[at + 2] / RestScale)) / unit / CountOf(slot);
    }
}
