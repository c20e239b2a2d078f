using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <content>Thresholds among the patients with a value of the marker, another number of them in each trial.</content>
internal sealed partial class ThresholdSearch
{
    private readonly ThresholdSizes shape;
    private readonly int[] edges; // [set][trial]: patients above a threshold, the highest marker first; everybody last
    private readonly LaneColumns running; // sums over the patients before each place
    private readonly LaneColumns permuted;

    /// <summary>The patients in the order of the marker; those without a value are no part of any set.</summary>
    public MarkerOrder Order => order;

    /// <summary>The extreme statistics with other patients' arms, where some patients have no value.</summary>
    /// <param name="places">Whose arm, by number in the marker's order from the highest, each patient of each trial is given.</param>
    /// <param name="offset">As in <see cref="Permuted"/>.</param>
    public Extremes PermutedOfSome(ReadOnlySpan<int> places, double offset)
    {
        OwnPermutation.Gather(sorted[1], places, permuted[0]);
        SumTreated(permuted[0]);
        Lanes highest = new(double.NegativeInfinity), lowest = new(double.PositiveInfinity);
        for (int set = 0; set < sizes.Length; set++)
        {
            var statistic = SignedOfSome(set, out var usable);
            bool everybody = set == sizes.Length - 1;
            highest = Lanes.Max(usable.Select(everybody ? statistic + offset : statistic, double.NegativeInfinity), highest);
            lowest = Lanes.Min(usable.Select(everybody ? statistic - offset : statistic, double.PositiveInfinity), lowest);
        }

        return new(highest, lowest);
    }

    private void ObservedOfSome(Span<Lanes> statistics)
    {
        SumTreated(sorted[1]);
        for (int set = 0; set < sizes.Length; set++)
        {
            var statistic = SignedOfSome(set, out var usable);
            statistics[set] = usable.Keep(statistic);
        }
    }

    private void SumSome(Lanes mean)
    {
        PlaceThresholds();
        var outcome = sorted[0];
        var observed = sorted[2];
        Lanes count = Lanes.Zero, sum = Lanes.Zero, squares = Lanes.Zero;
        for (int i = 0; i < outcome.Length; i++)
        {
            outcome[i] = observed[i] * (outcome[i] - mean);
            (running[0][i], running[1][i], running[2][i]) = (count, sum, squares);
            count += observed[i];
            sum += outcome[i];
            squares = Lanes.Fma(outcome[i], outcome[i], squares);
        }

        (running[0][^1], running[1][^1], running[2][^1]) = (count, sum, squares);
        for (int set = 0; set < sizes.Length; set++)
        {
            var (n, s, q) = (Before(0, set), Before(1, set), Before(2, set));
            (totals[0][set], totals[1][set], totals[2][set]) = (n, s, (n * q) - (s * s));
        }

        Estimable &= squares > 0.0;
    }

    // A threshold that would leave nobody below it is the one before it once more, which changes no extreme.
    private void PlaceThresholds()
    {
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            int known = order.Known[lane];
            int last = 0;
            for (int set = 0; set < sizes.Length - 1; set++)
            {
                int size = shape.Above(set, known);
                last = size < known ? size : last;
                edges[(set * Lanes.Count) + lane] = last;
            }

            edges[((sizes.Length - 1) * Lanes.Count) + lane] = sizes[^1];
        }
    }

    private void SumTreated(ReadOnlySpan<Lanes> treated)
    {
        var outcome = sorted[0];
        var observed = sorted[2];
        Lanes n1 = Lanes.Zero, s1 = Lanes.Zero;
        for (int i = 0; i < outcome.Length; i++)
        {
            (running[0][i], running[1][i]) = (n1, s1);
            n1 = Lanes.Fma(treated[i], observed[i], n1);
            s1 = Lanes.Fma(treated[i], outcome[i], s1);
        }

        (running[0][^1], running[1][^1]) = (n1, s1);
    }

    private Lanes SignedOfSome(int set, out LaneMask usable) => Signed(set, Before(0, set), Before(1, set), out usable);

    private Lanes Before(int column, int set) => OwnPermutation.Take(running[column], edges.AsSpan(set * Lanes.Count, Lanes.Count));
}
