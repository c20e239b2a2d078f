using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <content>Windows through the patients with a value of the marker, another number of them in each trial.</content>
internal sealed partial class SlidingWindows
{
    private readonly WindowShape shape;
    private readonly int[] from; // [window][trial], of the patients in the marker's order
    private readonly int[] to;
    private readonly LaneColumns permuted;
    private int mostWindows;

    /// <summary>The patients in the order of the marker: where some have no value, those are not permuted.</summary>
    public MarkerOrder Order => order;

    /// <summary>The largest squared departure over all windows where some patients have no value, the others at other places of the marker.</summary>
    /// <param name="places">Which patient, by number in the marker's order, stands at each place of each trial.</param>
    public Lanes LargestOfSome(ReadOnlySpan<int> places)
    {
        for (int column = 0; column < permuted.Columns; column++)
        {
            OwnPermutation.Gather(sorted[column], places, permuted[column]);
        }

        Accumulate(permuted, []);
        Lanes largest = Lanes.Zero;
        for (int w = 0; w < mostWindows; w++)
        {
            largest = Lanes.Max(DepartureOfSome(w, out _), largest);
        }

        return largest;
    }

    // A trial with fewer windows than another repeats its last one; one in which windows do not fit has empty ones.
    private void PlaceWindows()
    {
        mostWindows = 0;
        uint fitting = 0;
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            int known = order.Known[lane];
            if (shape.Fits(known))
            {
                fitting |= 1u << lane;
                mostWindows = Math.Max(mostWindows, PatientWindow.Count(known, shape.Size(known), shape.Shared(known)));
            }
        }

        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            int known = order.Known[lane];
            bool fits = (fitting >> lane & 1) != 0;
            int size = fits ? shape.Size(known) : 0;
            int step = fits ? size - shape.Shared(known) : 0;
            for (int w = 0; w < mostWindows; w++)
            {
                int at = (w * Lanes.Count) + lane;
                from[at] = order.Missing[lane] + (fits ? Math.Min(w * step, known - size) : 0);
                to[at] = from[at] + size;
            }
        }

        Estimable &= LaneMask.FromBits(fitting);
    }

    private Lanes ObservedOfSome(out Lanes statistic, out Lanes difference)
    {
        (statistic, difference) = (Lanes.Zero, Lanes.Zero);
        Lanes found = Lanes.Zero;
        for (int w = 0; w < mostWindows; w++)
        {
            var departure = DepartureOfSome(w, out var numerator);
            var larger = departure > statistic;
            statistic = larger.Select(departure, statistic);
            difference = larger.Select(numerator, difference);
            found = larger.Select((double)w, found);
        }

        return found;
    }

    private Lanes DepartureOfSome(int window, out Lanes numerator)
    {
        var first = from.AsSpan(window * Lanes.Count, Lanes.Count);
        var last = to.AsSpan(window * Lanes.Count, Lanes.Count);
        return Departure(Within(2, first, last), Within(3, first, last), Within(0, first, last), Within(1, first, last), out numerator);
    }

    private Lanes Within(int column, ReadOnlySpan<int> first, ReadOnlySpan<int> last) =>
        OwnPermutation.Take(running[column], last) - OwnPermutation.Take(running[column], first);

    private (double Cut, bool Above) SideOfSome(int window, bool better, int lane, ReadOnlySpan<Lanes> marker)
    {
        int at = (window * Lanes.Count) + lane;
        int missing = order.Missing[lane];
        bool high = new PatientWindow(from[at] - missing, to[at] - missing).IsHigh(order.Known[lane]);
        return (order.Between(high ? from[at] : to[at], lane, marker), high == better);
    }
}
