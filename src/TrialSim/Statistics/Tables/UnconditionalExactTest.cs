using TrialSim.Numerics;

namespace TrialSim.Statistics.Tables;

/// <summary>Unconditional exact test of equal risks in two independent groups, two-sided.</summary>
/// <param name="P">Supremum, over the common risk, of the probability of all tables as extreme as the observed one.</param>
/// <param name="CommonRisk">The common risk at which it is reached; NaN where every table is as extreme and P is 1.</param>
/// <remarks>
/// For each number s of events in both groups the share of extreme tables among all tables with s is found once; the probability at a
/// common risk is then one sum over s, weighted binomially. Its local maxima on a fine grid are refined by golden section.
/// </remarks>
public readonly record struct UnconditionalExactTest(double P, double CommonRisk)
{
    /// <summary>Tables whose number of possible outcomes is larger are not tested: their enumeration would take minutes.</summary>
    public const double MostTables = 1e8;

    /// <summary>The test of a table; null where a group is empty or there are more than <see cref="MostTables"/> possible tables.</summary>
    public static UnconditionalExactTest? Of(FourfoldTable table, UnconditionalOrdering ordering)
    {
        if (!table.HasBothGroups || (table.N1 + 1.0) * (table.N2 + 1.0) > MostTables)
        {
            return null;
        }

        double[] shares = new ExtremeTables(table, ordering).Shares();
        if (shares.All(s => s >= 1))
        {
            return new(1, double.NaN);
        }

        return Supremum(shares);
    }

    private static UnconditionalExactTest Supremum(double[] shares)
    {
        // the probability is smoothed over a binomial's spread, 1 / (2 sqrt N) in the arc sine of the root of the risk: some 30 points each
        int points = (int)(64 * Math.Sqrt(shares.Length)) + 64;
        var values = new double[points + 1];
        for (int i = 0; i <= points; i++)
        {
            values[i] = Probability(shares, Risk((double)i / points));
        }

        double best = values.Max();
        double p = 0;
        double at = double.NaN;
        for (int i = 0; i <= points; i++)
        {
            double left = i == 0 ? 0 : values[i - 1];
            double right = i == points ? 0 : values[i + 1];
            if (values[i] >= left && values[i] >= right && values[i] >= 0.95 * best)
            {
                double t = GoldenSection.Maximum(
                    u => Probability(shares, Risk(u)), Math.Max(0, i - 1.0) / points, Math.Min(points, i + 1.0) / points);
                double peak = Probability(shares, Risk(t));
                (p, at) = peak > p ? (peak, Risk(t)) : (p, at);
            }
        }

        return new(Math.Min(1, p), at);
    }

    // Spreads the grid as the square of a sine would, wider in the middle than at the ends.
    private static double Risk(double t) => t * t * (3 - (2 * t));

    // The binomial mean of the shares, built outwards from the most probable number of events.
    private static double Probability(double[] shares, double risk)
    {
        int n = shares.Length - 1;
        int mode = Math.Clamp((int)((n + 1) * risk), 0, n);
        double odds = risk / (1 - risk);
        double total = 1;
        double sum = shares[mode];
        double weight = 1;
        for (int s = mode; s < n && weight > 0; s++)
        {
            weight *= (n - s) * odds / (s + 1);
            total += weight;
            sum += weight * shares[s + 1];
        }

        weight = 1;
        for (int s = mode; s > 0 && weight > 0; s--)
        {
            weight *= s / ((n - s + 1) * odds);
            total += weight;
            sum += weight * shares[s - 1];
        }

        return sum / total;
    }
}
