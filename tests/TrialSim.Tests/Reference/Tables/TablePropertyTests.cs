using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Statistics.Tables;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Tables;

/// <summary>What must hold of any table, whatever program one asks.</summary>
public sealed class TablePropertyTests
{
    public static TheoryData<int, int, int, int> Tables => new()
    {
        { 33, 84, 24, 88 }, { 0, 9, 4, 11 }, { 7, 7, 0, 8 }, { 3, 120, 1, 240 }, { 5, 5, 9, 9 }, { 0, 4, 0, 6 }, { 10, 20, 10, 20 },
        { 1, 1, 0, 1 }, { 49, 50, 1, 50 }, { 2, 3, 300, 1000 },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Swapping_the_groups_mirrors_every_effect(int x1, int n1, int x2, int n2)
    {
        var table = new FourfoldTable(x1, n1, x2, n2);
        var swapped = table.Swapped;
        const double Confidence = 0.9;
        // limits are found to the spacing of doubles at 1; ratios on the log scale, whence the relative comparison
        Mirrored(RiskDifferenceInterval.Wald(table, Confidence), RiskDifferenceInterval.Wald(swapped, Confidence));
        Mirrored(RiskDifferenceInterval.Newcombe(table, Confidence), RiskDifferenceInterval.Newcombe(swapped, Confidence));
        Mirrored(RiskDifferenceInterval.AgrestiCaffo(table, Confidence), RiskDifferenceInterval.AgrestiCaffo(swapped, Confidence));
        Mirrored(Score(table, Confidence), Score(swapped, Confidence));
        Inverted(ScoreInterval.Ratio(table, Confidence, ScoreVariance.Mee), ScoreInterval.Ratio(swapped, Confidence, ScoreVariance.Mee));
        Inverted(
            ScoreInterval.OddsRatioUnbiased(table, Confidence, ScoreVariance.MiettinenNurminen),
            ScoreInterval.OddsRatioUnbiased(swapped, Confidence, ScoreVariance.MiettinenNurminen));
        var exact = ConditionalOddsRatio.Of(NoncentralHypergeometric.Of(table), x1, Confidence);
        Inverted(exact.Interval, ConditionalOddsRatio.Of(NoncentralHypergeometric.Of(swapped), x2, Confidence).Interval);
        foreach (var ordering in Enum.GetValues<UnconditionalOrdering>())
        {
            Near.Relative(UnconditionalExactTest.Of(table, ordering)!.Value.P, UnconditionalExactTest.Of(swapped, ordering)!.Value.P, 1e-11, ordering);
            Near.Relative(UnconditionalExactTest.Of(table, ordering)!.Value.P, UnconditionalExactTest.Of(table.Complement, ordering)!.Value.P, 1e-11, ordering);
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Score_limits_are_where_the_score_is_the_normal_quantile(int x1, int n1, int x2, int n2)
    {
        var table = new FourfoldTable(x1, n1, x2, n2);
        double z = NormalDistribution.UpperQuantile(0.025);
        var difference = Score(table, 0.95);
        var ratio = ScoreInterval.Ratio(table, 0.95, ScoreVariance.MiettinenNurminen);
        var odds = ScoreInterval.OddsRatio(table, 0.95, ScoreVariance.MiettinenNurminen);
        At(difference.Lower > -1, z, ScoreStatistic.Difference(table, difference.Lower, ScoreVariance.MiettinenNurminen));
        At(difference.Upper < 1, -z, ScoreStatistic.Difference(table, difference.Upper, ScoreVariance.MiettinenNurminen));
        At(ratio.Lower > 0, z, ScoreStatistic.Ratio(table, ratio.Lower, ScoreVariance.MiettinenNurminen));
        At(double.IsFinite(ratio.Upper), -z, ScoreStatistic.Ratio(table, ratio.Upper, ScoreVariance.MiettinenNurminen));
        At(odds.Lower > 0, z, ScoreStatistic.OddsRatio(table, odds.Lower, ScoreVariance.MiettinenNurminen));
        At(double.IsFinite(odds.Upper), -z, ScoreStatistic.OddsRatio(table, odds.Upper, ScoreVariance.MiettinenNurminen));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Restricted_risks_maximize_the_likelihood(int x1, int n1, int x2, int n2)
    {
        var table = new FourfoldTable(x1, n1, x2, n2);
        foreach (double step in new[] { 1e-4, -1e-4 })
        {
            foreach (double difference in new[] { -0.6, -0.1, 0, 0.02, 0.7 })
            {
                var best = RestrictedRisks.UnderDifference(table, difference);
                Near.Absolute(difference, best.Risk1 - best.Risk2, 1e-15);
                Highest(table, best, new(best.Risk1 + step, best.Risk2 + step));
            }

            foreach (double ratio in new[] { 0.1, 0.9, 1, 4 })
            {
                var best = RestrictedRisks.UnderRatio(table, ratio);
                Highest(table, best, new(best.Risk1 + (ratio * step), best.Risk2 + step));
                var odds = RestrictedRisks.UnderOddsRatio(table, ratio);
                double moved = odds.Risk2 + step;
                Highest(table, odds, new(ratio * moved / (1 - moved + (ratio * moved)), moved));
            }
        }
    }

    [Theory]
    [InlineData(4, 6, 1, 7)]
    [InlineData(0, 5, 4, 6)]
    [InlineData(8, 13, 3, 14)]
    public void Unconditional_tests_are_the_largest_sums_over_all_extreme_tables(int x1, int n1, int x2, int n2)
    {
        var table = new FourfoldTable(x1, n1, x2, n2);
        foreach (var ordering in Enum.GetValues<UnconditionalOrdering>())
        {
            var test = UnconditionalExactTest.Of(table, ordering)!.Value;
            // the enumeration below loses a few digits in its powers
            Near.Relative(test.P, Enumerate(table, ordering, test.CommonRisk), 1e-12);
            for (double risk = 0.001; risk < 1; risk += 0.001)
            {
                Assert.True(Enumerate(table, ordering, risk) <= test.P * (1 + 1e-12), $"{ordering} {risk}");
            }
        }
    }

    [Fact]
    public void Rows_and_columns_may_be_exchanged_and_permuted()
    {
        int[,] counts = { { 3, 2, 0, 4 }, { 1, 5, 2, 1 }, { 0, 1, 6, 2 } };
        int[,] turned = { { 0, 2, 4 }, { 6, 2, 0 }, { 1, 5, 2 }, { 2, 1, 0 } };
        int[,] exchanged = { { 4, 0, 2, 3 }, { 1, 2, 5, 1 }, { 2, 6, 1, 0 } };
        var table = new ContingencyTable(counts);
        foreach (var other in new[] { exchanged, Transposed(counts) })
        {
            Near.Relative(table.Pearson().Value, new ContingencyTable(other).Pearson().Value, 1e-14);
            Near.Relative(ExactIndependenceTest.P(table)!.Value, ExactIndependenceTest.P(new(other))!.Value, 1e-12);
        }

        Assert.NotEqual(ExactIndependenceTest.P(table), ExactIndependenceTest.P(new(turned)));
    }

    [Fact]
    public void A_two_by_two_table_is_a_table_of_any_size()
    {
        foreach (int x in new[] { 0, 3, 9, 12 })
        {
            var fourfold = new FourfoldTable(x, 12, 5, 20);
            var table = new ContingencyTable(new[,] { { x, 12 - x }, { 5, 15 } });
            Near.Relative(FisherExactTest.Of(fourfold).TwoSided, ExactIndependenceTest.P(table)!.Value, 1e-12);
            Near.Relative(RiskTests.Pearson(fourfold).Value, table.Pearson().Value, 1e-13);
            Near.Relative(RiskTests.LikelihoodRatio(fourfold).Value, table.LikelihoodRatio().Value, 1e-12);
        }
    }

    [Fact]
    public void One_stratum_gives_what_the_table_gives()
    {
        var table = new FourfoldTable(33, 84, 24, 88);
        FourfoldTable[] strata = [table, new(0, 0, 3, 5), new(2, 4, 0, 0)]; // strata with one group say nothing
        Near.Relative(RiskTests.Pearson(table).Value * (171.0 / 172), CochranMantelHaenszel.Of(strata).ChiSquare.Value, 1e-14);
        Near.Relative(table.OddsRatio, MantelHaenszelOddsRatio.Of(strata).Estimate, 1e-14);
        Near.Relative(table.RiskRatio, MantelHaenszelRiskRatio.Of(strata).Estimate, 1e-14);
        Near.Relative(table.RiskDifference, MantelHaenszelRiskDifference.Of(strata).Estimate, 1e-14);
        Assert.Equal(1, MantelHaenszelRiskDifference.Of(strata).Strata);
        Near.Relative(table.UnpooledVariance, MantelHaenszelRiskDifference.Of(strata).GreenlandRobinsVariance, 1e-14);
        Near.Relative(table.RiskDifference, InverseVarianceRiskDifference.Of(strata)!.Value.Estimate, 1e-14);
        var score = StratifiedScoreDifference.Of(strata, 0.95)!.Value.Interval;
        Near.Absolute(Score(table, 0.95).Lower, score.Lower, 1e-14);
        Near.Absolute(Score(table, 0.95).Upper, score.Upper, 1e-14);
    }

    private static ConfidenceInterval Score(FourfoldTable table, double confidence) =>
        ScoreInterval.Difference(table, confidence, ScoreVariance.MiettinenNurminen);

    private static void Mirrored(ConfidenceInterval a, ConfidenceInterval b)
    {
        Near.Absolute(a.Lower, -b.Upper, 1e-13);
        Near.Absolute(a.Upper, -b.Lower, 1e-13);
    }

    private static void Inverted(ConfidenceInterval a, ConfidenceInterval b)
    {
        Near.Relative(a.Lower, 1 / b.Upper, 1e-12);
        Near.Relative(a.Upper, 1 / b.Lower, 1e-12);
    }

    private static void At(bool isInside, double expected, double statistic)
    {
        if (isInside)
        {
            Near.Absolute(expected, statistic, 1e-9); // the limit's last bit, times the slope of the score
        }
    }

    private static void Highest(FourfoldTable table, RestrictedRisks best, RestrictedRisks other)
    {
        if (other is { Risk1: > 0 and < 1, Risk2: > 0 and < 1 })
        {
            Assert.True(LogLikelihood(table, other) <= LogLikelihood(table, best) + 1e-12, $"{table} {best} {other}");
        }
    }

    private static double LogLikelihood(FourfoldTable table, RestrictedRisks risks) =>
        Term(table.Events1, risks.Risk1) + Term(table.NonEvents1, 1 - risks.Risk1)
        + Term(table.Events2, risks.Risk2) + Term(table.NonEvents2, 1 - risks.Risk2);

    private static double Term(int count, double share) => count == 0 ? 0 : count * Portable.Log(share);

    private static double Enumerate(FourfoldTable observed, UnconditionalOrdering ordering, double risk)
    {
        double sum = 0;
        double limit = Extremeness(observed, ordering);
        for (int x = 0; x <= observed.N1; x++)
        {
            for (int y = 0; y <= observed.N2; y++)
            {
                var table = new FourfoldTable(x, observed.N1, y, observed.N2);
                if (Extremeness(table, ordering) >= limit - (1e-9 * Math.Abs(limit)) || Extremeness(table, ordering).Equals(limit))
                {
                    sum += Choose(observed.N1, x) * Choose(observed.N2, y) * Math.Pow(risk, x + y) * Math.Pow(1 - risk, observed.Total - x - y);
                }
            }
        }

        return sum;
    }

    private static double Extremeness(FourfoldTable table, UnconditionalOrdering ordering)
    {
        double z = ordering switch
        {
            UnconditionalOrdering.Boschloo => -FisherExactTest.Of(table).TwoSided,
            UnconditionalOrdering.BarnardPooled => Math.Abs(RiskTests.ZPooled(table)),
            _ => Math.Abs(RiskTests.ZUnpooled(table)),
        };
        return double.IsNaN(z) ? 0 : z;
    }

    private static double Choose(int n, int k) => Enumerable.Range(1, k).Aggregate(1.0, (product, i) => product * (n - k + i) / i);

    private static int[,] Transposed(int[,] counts)
    {
        var turned = new int[counts.GetLength(1), counts.GetLength(0)];
        for (int i = 0; i < counts.GetLength(0); i++)
        {
            for (int j = 0; j < counts.GetLength(1); j++)
            {
                turned[j, i] = counts[i, j];
            }
        }

        return turned;
    }
}
