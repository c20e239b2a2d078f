using MathNet.Numerics.Distributions;

namespace TrialSim.Tests;

/// <summary>
/// Statistical tests of simulated results. Each states how often it may fail although nothing is wrong, and a departure that it must be
/// able to see; a run too small to see it fails, so that nobody can get to green by shrinking the run or widening a tolerance.
/// </summary>
internal static class StatisticalAssert
{
    /// <summary>Chance of seeing the stated departure that every test must have.</summary>
    public const double Power = 0.99;

    /// <summary>Exact two-sided binomial test of a rate.</summary>
    /// <param name="hits">Trials in which it happened.</param>
    /// <param name="trials">All trials.</param>
    /// <param name="expected">The rate that is right.</param>
    /// <param name="falseAlarm">Largest chance of failing when it is right; half of it on each side.</param>
    /// <param name="detects">A wrong rate that must fail with a chance of at least <see cref="Power"/>.</param>
    public static void Rate(long hits, long trials, double expected, double falseAlarm, double detects)
    {
        var (lowest, highest) = Accepted(trials, expected, falseAlarm);
        var wrong = new BinomialTails(trials, detects);
        double power = detects > expected ? wrong.AtLeast(highest + 1) : wrong.AtMost(lowest - 1);
        Assert.True(
            power >= Power,
            $"{trials} trials see a rate of {detects} instead of {expected} with probability {power:F4} only: run more trials, or state a larger departure.");
        Assert.True(
            hits >= lowest && hits <= highest,
            $"{hits} of {trials} ({(double)hits / trials:F5}) is not in {lowest}..{highest}, expected at a rate of {expected}.");
    }

    /// <summary>Exact binomial test that a rate lies between two bounds, as the true size of an asymptotic test does.</summary>
    /// <param name="hits">Trials in which it happened.</param>
    /// <param name="trials">All trials.</param>
    /// <param name="bounds">Smallest and largest rate that is right.</param>
    /// <param name="falseAlarm">Largest chance of failing at any rate between them.</param>
    /// <param name="detects">A rate below and one above that must fail with a chance of at least <see cref="Power"/>.</param>
    public static void RateBetween(
        long hits, long trials, (double Lowest, double Highest) bounds, double falseAlarm, (double Below, double Above) detects)
    {
        long lowest = Accepted(trials, bounds.Lowest, falseAlarm).Lowest;
        long highest = Accepted(trials, bounds.Highest, falseAlarm).Highest;
        Assert.True(new BinomialTails(trials, detects.Below).AtMost(lowest - 1) >= Power, $"{trials} trials are too few to see a rate of {detects.Below}.");
        Assert.True(new BinomialTails(trials, detects.Above).AtLeast(highest + 1) >= Power, $"{trials} trials are too few to see a rate of {detects.Above}.");
        Assert.True(hits >= lowest && hits <= highest, $"{hits} of {trials} ({(double)hits / trials:F5}) is not in {lowest}..{highest}.");
    }

    /// <summary>Exact binomial test that a rate is not above a bound, as the error rate of a procedure that controls it.</summary>
    /// <param name="hits">Trials in which it happened.</param>
    /// <param name="trials">All trials.</param>
    /// <param name="largest">Largest rate that is right.</param>
    /// <param name="falseAlarm">Largest chance of failing at any rate up to it.</param>
    /// <param name="detects">A rate above that must fail with a chance of at least <see cref="Power"/>.</param>
    public static void RateAtMost(long hits, long trials, double largest, double falseAlarm, double detects)
    {
        long highest = Accepted(trials, largest, 2 * falseAlarm).Highest;
        Assert.True(new BinomialTails(trials, detects).AtLeast(highest + 1) >= Power, $"{trials} trials are too few to see a rate of {detects}.");
        Assert.True(hits <= highest, $"{hits} of {trials} ({(double)hits / trials:F5}) is above {highest}, the most expected at a rate of {largest}.");
    }

    /// <summary>The numbers of hits that <see cref="Rate"/> accepts.</summary>
    public static (long Lowest, long Highest) Accepted(long trials, double expected, double falseAlarm)
    {
        var right = new BinomialTails(trials, expected);
        long lowest = Search(0, trials, k => right.AtMost(k) > falseAlarm / 2);
        long highest = trials - Search(0, trials, k => right.AtLeast(trials - k) > falseAlarm / 2);
        return (lowest, highest);
    }

    /// <summary>Two-sided z test of a mean over many replicates.</summary>
    /// <param name="mean">The mean found.</param>
    /// <param name="standardDeviation">Standard deviation of one replicate's number.</param>
    /// <param name="replicates">How many numbers the mean is of; at least 1000, so that it is normal.</param>
    /// <param name="expected">The mean that is right.</param>
    /// <param name="uncertainty">Standard error of <paramref name="expected"/>, where it has been simulated itself.</param>
    /// <param name="falseAlarm">Chance of failing when it is right.</param>
    /// <param name="detects">A wrong mean that must fail with a chance of at least <see cref="Power"/>.</param>
    public static void Mean(
        double mean, double standardDeviation, long replicates, double expected, double uncertainty, double falseAlarm, double detects)
    {
        Assert.InRange(replicates, 1000, long.MaxValue);
        double error = Math.Sqrt((standardDeviation * standardDeviation / replicates) + (uncertainty * uncertainty));
        double critical = Normal.InvCDF(0, 1, 1 - (falseAlarm / 2));
        double power = Normal.CDF(0, 1, (Math.Abs(detects - expected) / error) - critical);
        Assert.True(power >= Power, $"{replicates} replicates see a mean of {detects} instead of {expected} with probability {power:F4} only.");
        Assert.True(
            Math.Abs(mean - expected) <= critical * error,
            $"a mean of {mean} differs from {expected} by more than {critical * error}: {Math.Abs(mean - expected) / error:F1} standard errors.");
    }

    /// <summary>Chi-square test of goodness of fit.</summary>
    /// <param name="counts">How many fell into each bin.</param>
    /// <param name="expected">Probability of each bin when all is right; every expected count must be at least 20.</param>
    /// <param name="falseAlarm">Chance of failing when it is right.</param>
    /// <param name="detects">Probabilities that are wrong and must fail with a chance of at least <see cref="Power"/>.</param>
    public static void Distribution(
        IReadOnlyList<long> counts, IReadOnlyList<double> expected, double falseAlarm, IReadOnlyList<double> detects)
    {
        long trials = counts.Sum();
        int degreesOfFreedom = counts.Count - 1;
        Assert.All(expected, p => Assert.True(p * trials >= 20, $"a bin expects {p * trials:F1} only"));
        double critical = ChiSquared.InvCDF(degreesOfFreedom, 1 - falseAlarm);
        double departure = trials * expected.Zip(detects, (p, q) => (q - p) * (q - p) / p).Sum();
        double power = 1 - NoncentralChiSquareAtMost(critical, degreesOfFreedom, departure);
        Assert.True(power >= Power, $"{trials} trials see the stated departure with probability {power:F4} only.");
        double statistic = counts.Zip(expected, (n, p) => (n - (p * trials)) * (n - (p * trials)) / (p * trials)).Sum();
        Assert.True(
            statistic <= critical,
            $"chi-square {statistic:F1} on {degreesOfFreedom} degrees of freedom exceeds {critical:F1}: {string.Join(", ", counts)}");
    }

    // A Poisson mixture of central chi-squares (Fisher 1928).
    private static double NoncentralChiSquareAtMost(double x, int degreesOfFreedom, double noncentrality)
    {
        double total = 0;
        int enough = (int)(noncentrality + (20 * Math.Sqrt(noncentrality)) + 100);
        for (int j = 0; j < enough; j++)
        {
            total += Poisson.PMF(noncentrality / 2, j) * ChiSquared.CDF(degreesOfFreedom + (2 * j), x);
        }

        return total;
    }

    // The first number from which on it holds.
    private static long Search(long from, long to, Func<long, bool> holds)
    {
        while (from < to)
        {
            long middle = from + ((to - from) / 2);
            (from, to) = holds(middle) ? (from, middle) : (middle + 1, to);
        }

        return from;
    }
}
