using TrialSim.Statistics.TwoSamples;

namespace TrialSim.Statistics.Correlations;

/// <summary>Kendall's rank correlation tau-b: concordant less discordant pairs of observations, allowing for ties, with its test against 0.</summary>
/// <param name="Outcome">Whether there was anything to correlate: three observations at least (two for the exact test), neither quantity constant.</param>
/// <param name="Distribution">The null distribution that was used.</param>
/// <param name="Observations">Number of observations of both quantities.</param>
/// <param name="Tau">Tau-b, from -1 to 1.</param>
/// <param name="Concordant">Number of concordant pairs, the exact test's statistic (R's T); NaN with ties.</param>
/// <param name="Z">Normal deviate without continuity correction, the asymptotic test's statistic; NaN below three observations.</param>
/// <param name="P">The p-value.</param>
/// <remarks>Conventions are those of R's cor.test. Sources: Kendall (1938), Biometrika 30:81-93; ties: Kendall (1945), ibid. 33:239-251.</remarks>
public sealed record KendallCorrelation(
    Estimability Outcome, RankDistribution Distribution, int Observations, double Tau, double Concordant, double Z, double P)
{
    /// <summary>Correlates two quantities by the order of pairs of observations.</summary>
    /// <param name="x">One quantity.</param>
    /// <param name="y">The other, of the same observations in the same order.</param>
    /// <param name="distribution">Null distribution asked for; ties turn the exact one into the asymptotic one, and the result says so.</param>
    /// <param name="alternative">"Greater": they rise together.</param>
    public static KendallCorrelation Of(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, RankDistribution distribution, Alternative alternative = Alternative.TwoSided)
    {
        FiniteSample.RequirePairs(x, y);
        double n = x.Length;
        var pairs = OrderedPairs.Of(x, y);
        var used = pairs.TiesX.Pairs + pairs.TiesY.Pairs == 0 ? distribution : RankDistribution.Asymptotic;
        bool enough = n >= (used == RankDistribution.Exact ? 2 : 3);
        double all = n * (n - 1) / 2;
        double tau = pairs.Excess / Math.Sqrt(all - pairs.TiesX.Pairs) / Math.Sqrt(all - pairs.TiesY.Pairs);
        if (!enough || !(pairs.TiesX.Pairs < all && pairs.TiesY.Pairs < all))
        {
            return new(enough ? Estimability.NoSpread : Estimability.TooFewObservations, used, x.Length, double.NaN, double.NaN, double.NaN, double.NaN);
        }

        double z = pairs.Excess / Math.Sqrt(Variance(n, pairs.TiesX, pairs.TiesY));
        double concordant = (pairs.Excess + all) / 2;
        return used == RankDistribution.Exact
            ? new(Estimability.Estimable, used, x.Length, tau, concordant, z, KendallDistribution.Of(x.Length).Tail((long)concordant, alternative))
            : new(Estimability.Estimable, used, x.Length, tau, double.NaN, z, RankDeviate.Tail(z, alternative));
    }

    // null variance of the excess of concordant over discordant pairs, given the ties
    private static double Variance(double n, in TieSums x, in TieSums y)
    {
        double untied = n * (n - 1) * ((2 * n) + 5);
        double pairs = 4 * x.Pairs * y.Pairs / (2 * n * (n - 1));
        double triples = n > 2 ? x.Triples * y.Triples / (9 * n * (n - 1) * (n - 2)) : 0;
        return ((untied - x.Weighted - y.Weighted) / 18) + pairs + triples;
    }
}
