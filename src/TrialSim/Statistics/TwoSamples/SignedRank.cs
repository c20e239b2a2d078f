using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.TwoSamples;

/// <summary>Wilcoxon's signed-rank test of differences within pairs, with their centre and its interval.</summary>
/// <remarks>
/// Conventions are those of R's wilcox.test: differences equal to the null centre are dropped, also from the estimate and the interval.
/// Not estimable without differences; without spread when all of them are dropped. Source: Wilcoxon (1945), Biometrics Bulletin 1:80-83.
/// </remarks>
public static class SignedRank
{
    /// <summary>Tests whether differences are centred at a null value.</summary>
    /// <param name="differences">Differences within pairs (first minus second), or observations of one sample.</param>
    /// <param name="distribution">Null distribution asked for; ties or dropped zeros turn the exact one into the normal one, and the result says so.</param>
    /// <param name="alternative">"Greater": the differences lie above the null centre.</param>
    /// <param name="correction">Continuity correction of the normal distribution, in the test and in the interval, not in the estimate.</param>
    /// <param name="confidence">Level of the interval, above 0 and below 1.</param>
    /// <param name="nullCentre">Centre under the null hypothesis.</param>
    public static SignedRankResult Test(
        ReadOnlySpan<double> differences,
        RankDistribution distribution,
        Alternative alternative = Alternative.TwoSided,
        ContinuityCorrection correction = ContinuityCorrection.TowardsNull,
        double confidence = 0.95,
        double nullCentre = 0)
    {
        double tail = ConfidenceInterval.TailArea(confidence, alternative);
        double[] kept = Array.FindAll(FiniteSample.Sorted(differences, nameof(differences)), d => d - nullCentre != 0);
        if (kept.Length == 0)
        {
            var outcome = differences.IsEmpty ? Estimability.TooFewObservations : Estimability.NoSpread;
            return new(outcome, RankDistribution.Asymptotic, 0, double.NaN, double.NaN, double.NaN, new(double.NaN, double.NaN), 0);
        }

        var ranks = SignedRankSum.Of(kept, nullCentre);
        var averages = new WalshAverages(kept);
        return distribution == RankDistribution.Exact && ranks.TieSum == 0 && kept.Length == differences.Length
            ? Exact(ranks, averages, alternative, tail)
            : Normal(ranks, averages, new(kept, alternative, correction), alternative, correction, confidence);
    }

    private static SignedRankResult Exact(in SignedRankSum ranks, WalshAverages averages, Alternative alternative, double tail)
    {
        var exact = SignedRankDistribution.Of(ranks.Count);
        long lower = Math.Max(1, exact.Quantile(tail));
        long upper = averages.Count - lower + 1;
        double median = averages.Median;
        double sides = alternative == Alternative.TwoSided ? 2 : 1;
        return new(
            Estimability.Estimable,
            RankDistribution.Exact,
            ranks.V,
            exact.Tail((long)ranks.V, alternative),
            median,
            median,
            new(
                alternative == Alternative.Less ? double.NegativeInfinity : averages[lower],
                alternative == Alternative.Greater ? double.PositiveInfinity : averages[upper]),
            1 - (sides * exact.Cumulative(lower - 1)));
    }

    private static SignedRankResult Normal(
        in SignedRankSum ranks, WalshAverages averages, SignedRankCentre centre, Alternative alternative, ContinuityCorrection correction, double confidence)
    {
        double p = RankDeviate.Tail(ranks.Deviate.Z(alternative, correction), alternative);
        var (interval, achieved) = centre.Interval(confidence);
        return new(Estimability.Estimable, RankDistribution.Asymptotic, ranks.V, p, centre.Estimate(), averages.Median, interval, achieved);
    }
}
