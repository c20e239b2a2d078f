using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.TwoSamples;

/// <summary>Wilcoxon's rank-sum test in the form of Mann and Whitney, with the shift between the samples and its interval.</summary>
/// <remarks>
/// Conventions are those of R's wilcox.test. Not estimable when a sample is empty; without spread when all observations are equal. Sources:
/// Mann and Whitney (1947), Annals of Mathematical Statistics 18:50-60; Hodges and Lehmann (1963), ibid. 34:598-611; interval: Bauer (1972),
/// JASA 67:687-690.
/// </remarks>
public static class MannWhitney
{
    // far below any unit of measurement; R's own default of 1e-4 shows in the fourth digit
    private const double ShiftTolerance = 1e-12;

    /// <summary>Tests whether the first sample is shifted against the second.</summary>
    /// <param name="first">First sample, in any order.</param>
    /// <param name="second">Second sample, in any order.</param>
    /// <param name="distribution">Null distribution asked for; ties turn the exact one into the normal one, and the result says so.</param>
    /// <param name="alternative">"Greater": the first sample lies higher.</param>
    /// <param name="correction">Continuity correction of the normal distribution, in the test and in the interval, not in the estimate.</param>
    /// <param name="confidence">Level of the interval, above 0 and below 1.</param>
    /// <param name="nullShift">Shift under the null hypothesis.</param>
    public static MannWhitneyResult Test(
        ReadOnlySpan<double> first,
        ReadOnlySpan<double> second,
        RankDistribution distribution,
        Alternative alternative = Alternative.TwoSided,
        ContinuityCorrection correction = ContinuityCorrection.TowardsNull,
        double confidence = 0.95,
        double nullShift = 0)
    {
        double tail = ConfidenceInterval.TailArea(confidence, alternative);
        var x = FiniteSample.Sorted(first, nameof(first));
        var y = FiniteSample.Sorted(second, nameof(second));
        if (x.Length == 0 || y.Length == 0)
        {
            return new(Estimability.TooFewObservations, distribution, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, new(double.NaN, double.NaN));
        }

        var ranks = RankSum.Of(x, y, nullShift);
        var differences = new PairwiseDifferences(x, y);
        return distribution == RankDistribution.Exact && ranks.TieSum == 0
            ? Exact(ranks, differences, alternative, tail)
            : Normal(ranks, differences, new(x, y, alternative, correction), tail);
    }

    private static MannWhitneyResult Exact(in RankSum ranks, PairwiseDifferences differences, Alternative alternative, double tail)
    {
        var exact = RankSumDistribution.Of(ranks.N1, ranks.N2);
        long lower = Math.Max(1, exact.Quantile(tail));
        long upper = differences.Count - lower + 1;
        double median = differences.Median;
        return new(
            Estimability.Estimable,
            RankDistribution.Exact,
            ranks.W,
            ranks.Deviate.StandardDeviation,
            exact.Tail((long)ranks.W, alternative),
            median,
            median,
            new(
                alternative == Alternative.Less ? double.NegativeInfinity : differences[lower],
                alternative == Alternative.Greater ? double.PositiveInfinity : differences[upper]));
    }

    private static MannWhitneyResult Normal(in RankSum ranks, PairwiseDifferences differences, RankSumShift shift, double tail)
    {
        var deviate = ranks.Deviate;
        double p = RankDeviate.Tail(deviate.Z(shift.Alternative, shift.Correction), shift.Alternative);
        double critical = NormalDistribution.UpperQuantile(tail);
        return new(
            deviate.StandardDeviation > 0 ? Estimability.Estimable : Estimability.NoSpread,
            RankDistribution.Asymptotic,
            ranks.W,
            deviate.StandardDeviation,
            p,
            differences.Median,
            shift.Estimate(ShiftTolerance),
            new(
                shift.Alternative == Alternative.Less ? double.NegativeInfinity : shift.WhereDeviateIs(critical, ShiftTolerance),
                shift.Alternative == Alternative.Greater ? double.PositiveInfinity : shift.WhereDeviateIs(-critical, ShiftTolerance)));
    }
}
