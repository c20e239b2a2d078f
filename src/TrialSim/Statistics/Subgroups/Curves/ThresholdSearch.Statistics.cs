using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <content>The statistics of all sets, with the patients' own arms or with permuted ones.</content>
internal sealed partial class ThresholdSearch
{
    /// <summary>A residual sum of squares below this share of the total is rounding.</summary>
    private const double PerfectFit = 1e-13;

    /// <summary>The extreme statistics with other patients' arms.</summary>
    /// <param name="permutation">Whose arm, by number in the marker's order from the highest, each patient in that order is given; the same in all trials.</param>
    /// <param name="offset">What is added to everybody's statistic, on the scale of a squared t; minus infinity leaves everybody out.</param>
    public Extremes Permuted(ReadOnlySpan<int> permutation, double offset)
    {
        var outcome = sorted[0];
        var treated = sorted[1];
        var observed = sorted[2];
        Lanes n1 = Lanes.Zero, s1 = Lanes.Zero, highest = new(double.NegativeInfinity), lowest = new(double.PositiveInfinity);
        int i = 0;
        for (int set = 0; set < sizes.Length; set++)
        {
            for (; i < sizes[set]; i++)
            {
                var arm = treated[permutation[i]];
                n1 = Lanes.Fma(arm, observed[i], n1);
                s1 = Lanes.Fma(arm, outcome[i], s1);
            }

            var statistic = Signed(set, n1, s1, out var usable);
            bool everybody = set == sizes.Length - 1;
            highest = Lanes.Max(usable.Select(everybody ? statistic + offset : statistic, double.NegativeInfinity), highest);
            lowest = Lanes.Min(usable.Select(everybody ? statistic - offset : statistic, double.PositiveInfinity), lowest);
        }

        return new(highest, lowest);
    }

    /// <summary>The signed squared t of each set, the one above the highest threshold first and everybody last; 0 where it is not defined.</summary>
    public void Observed(Span<Lanes> statistics)
    {
        if (!order.IsComplete)
        {
            ObservedOfSome(statistics);
            return;
        }

        var outcome = sorted[0];
        var treated = sorted[1];
        var observed = sorted[2];
        Lanes n1 = Lanes.Zero, s1 = Lanes.Zero;
        int i = 0;
        for (int set = 0; set < sizes.Length; set++)
        {
            for (; i < sizes[set]; i++)
            {
                n1 = Lanes.Fma(treated[i], observed[i], n1);
                s1 = Lanes.Fma(treated[i], outcome[i], s1);
            }

            var statistic = Signed(set, n1, s1, out var usable);
            statistics[set] = usable.Keep(statistic);
        }
    }

    private Lanes Signed(int set, Lanes n1, Lanes s1, out LaneMask usable)
    {
        var n = totals[0][set];
        var product = n1 * (n - n1);
        var difference = (s1 * n) - (totals[1][set] * n1);
        var squared = difference * difference;
        var residual = (totals[2][set] * product) - squared;
        usable = (product > 0.0) & (n >= 3.0) & (residual > PerfectFit * totals[2][set] * product);
        var magnitude = (n - 2.0) * squared / usable.Select(residual, Lanes.One);
        return (difference < 0.0).Select(-magnitude, magnitude);
    }
}
