using TrialSim.Analyses;
using TrialSim.Statistics;

namespace TrialSim.Tests.Oracles;

/// <summary>Tests of 2 x 2 tables as the textbook writes them.</summary>
internal static class ScalarTables
{
    /// <summary>Fisher's exact test: hypergeometric probabilities from factorials.</summary>
    public static double Fisher(int r1, int n1, int r0, int n0, Alternative alternative)
    {
        int responders = r1 + r0;
        double Probability(int x) =>
            Math.Exp(LogChoose(n1, x) + LogChoose(n0, responders - x) - LogChoose(n1 + n0, responders));
        var possible = Enumerable.Range(Math.Max(0, responders - n0), Math.Min(responders, n1) - Math.Max(0, responders - n0) + 1);
        return alternative switch
        {
            Alternative.Greater => possible.Where(x => x >= r1).Sum(Probability),
            Alternative.Less => possible.Where(x => x <= r1).Sum(Probability),
            _ => possible.Select(Probability).Where(p => p <= Probability(r1) * (1 + 1e-7)).Sum(), // R's relative margin
        };
    }

    /// <summary>Signed root of chi-square: sum of (|O - E| - correction)^2 / E over the four cells.</summary>
    public static double Root(int r1, int n1, int r0, int n0, bool corrected)
    {
        double n = n1 + n0;
        double[] observed = [r1, n1 - r1, r0, n0 - r0];
        double responders = r1 + r0;
        double[] expected = [n1 * responders / n, n1 * (n - responders) / n, n0 * responders / n, n0 * (n - responders) / n];
        double distance = Math.Abs(observed[0] - expected[0]);
        double correction = corrected ? Math.Min(0.5, distance) : 0;
        return Math.Sign(observed[0] - expected[0]) * Math.Sqrt(expected.Sum(e => (distance - correction) * (distance - correction) / e));
    }

    /// <summary>Mantel and Haenszel: test (signed root, by the excess and its variance) and common difference with Sato's variance; null where no stratum tells anything.</summary>
    public static (double Root, double Difference, double Variance)? MantelHaenszel(
        IEnumerable<(double X1, double N1, double X0, double N0)> strata, bool corrected)
    {
        var both = strata.Where(t => t.N1 > 0 && t.N0 > 0).ToList();
        var telling = both.Where(t => t.X1 + t.X0 > 0 && t.X1 + t.X0 < t.N1 + t.N0).ToList();
        if (telling.Count == 0)
        {
            return null;
        }

        double excess = telling.Sum(t => t.X1 - (t.N1 * (t.X1 + t.X0) / (t.N1 + t.N0)));
        double variance = telling.Sum(t =>
        {
            double n = t.N1 + t.N0;
            double m = t.X1 + t.X0;
            return t.N1 * t.N0 * m * (n - m) / (n * n * (n - 1));
        });
        double distance = Math.Abs(excess) - (corrected && Math.Abs(excess) >= 0.5 ? 0.5 : 0);
        double weights = both.Sum(t => t.N1 * t.N0 / (t.N1 + t.N0));
        double difference = both.Sum(t => t.N1 * t.N0 / (t.N1 + t.N0) * ((t.X1 / t.N1) - (t.X0 / t.N0))) / weights;
        double p = both.Sum(t => ((t.N1 * t.N1 * t.X0) - (t.N0 * t.N0 * t.X1) + (t.N1 * t.N0 * (t.N0 - t.N1) / 2)) / Math.Pow(t.N1 + t.N0, 2));
        double q = both.Sum(t => ((t.X1 * (t.N0 - t.X0)) + (t.X0 * (t.N1 - t.X1))) / (2 * (t.N1 + t.N0)));
        return (Math.Sign(excess) * distance / Math.Sqrt(variance), difference, Math.Max(0, (difference * p) + q) / (weights * weights));
    }

    private static double LogChoose(int n, int k) =>
        Enumerable.Range(1, k).Sum(i => Math.Log(n - k + i) - Math.Log(i));
}
