using System.Numerics;
using TrialSim.Numerics;

namespace TrialSim.Statistics.Multiplicity;

/// <summary>A multiple test by its critical values, eight trials at a time: a hypothesis is rejected where every intersection that holds it is.</summary>
/// <remarks>
/// Deviates are one-sided, large against the hypothesis, minus infinity where it could not be tested. One instance serves any number of
/// trials without allocation, one at a time. Its scalar form is <see cref="ClosedTest"/>.
/// </remarks>
public sealed class LaneClosedTest
{
    private readonly int hypotheses;
    private readonly int[] first; // where the bounds of an intersection begin, and those of the next
    private readonly int[] sets;
    private readonly Lanes[] values;
    private readonly Lanes[] least; // smallest deviate of each set

    /// <summary>Lays out the plan's critical values in the order in which they are compared.</summary>
    public LaneClosedTest(CriticalPlan plan)
    {
        hypotheses = plan.Hypotheses;
        int intersections = 1 << hypotheses;
        CriticalBound[][] bounds = [.. Enumerable.Range(0, intersections).Select(i => plan.Bounds(i).Where(b => double.IsFinite(b.Value)).ToArray())];
        first = new int[intersections + 1];
        for (int i = 0; i < intersections; i++)
        {
            first[i + 1] = first[i] + bounds[i].Length;
        }

        sets = [.. bounds.SelectMany(b => b).Select(b => b.Set)];
        values = [.. bounds.SelectMany(b => b).Select(b => new Lanes(b.Value))];
        least = new Lanes[intersections];
    }

    /// <summary>Which hypotheses are rejected.</summary>
    /// <param name="deviates">One for each hypothesis.</param>
    /// <param name="rejected">One for each hypothesis.</param>
    public void Judge(ReadOnlySpan<Lanes> deviates, Span<LaneMask> rejected)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(deviates.Length, hypotheses);
        ArgumentOutOfRangeException.ThrowIfNotEqual(rejected.Length, hypotheses);
        least[0] = double.PositiveInfinity;
        for (int set = 1; set < least.Length; set++)
        {
            least[set] = Lanes.Min(least[set & (set - 1)], deviates[BitOperations.TrailingZeroCount(set)]);
        }

        int all = least.Length - 1;
        var global = Rejected(all);
        rejected.Fill(global);
        // without the intersection of all none is rejected, as in most trials without an effect
        for (int intersection = all - 1; intersection > 0 && global.Any; intersection--)
        {
            var here = Rejected(intersection);
            for (int i = 0; i < hypotheses; i++)
            {
                rejected[i] &= (intersection & (1 << i)) != 0 ? here : LaneMask.All;
            }
        }
    }

    private LaneMask Rejected(int intersection)
    {
        var rejected = LaneMask.None;
        for (int bound = first[intersection]; bound < first[intersection + 1]; bound++)
        {
            rejected |= least[sets[bound]] >= values[bound];
        }

        return rejected;
    }
}
