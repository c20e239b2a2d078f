using TrialSim.Statistics.Tables;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Tables;

/// <summary>Tables at the edges: empty groups and strata, one outcome, huge counts.</summary>
public sealed class TableEdgeTests
{
    [Fact]
    public void Counts_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FourfoldTable(5, 4, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FourfoldTable(-1, 4, 0, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContingencyTable(new[,] { { 1, 2 } }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ContingencyTable(new[,] { { 1, 2 }, { 0, -1 } }));
        Assert.Throws<ArgumentOutOfRangeException>(() => McNemarTest.Of(new(new[,] { { 1, 2, 3 }, { 4, 5, 6 } })));
    }

    [Fact]
    public void Fishers_test_of_a_hundred_thousand_patients_a_group_is_near_the_normal_one()
    {
        var table = new FourfoldTable(50_300, 100_000, 50_000, 100_000);
        var distribution = NoncentralHypergeometric.Of(table);
        var test = FisherExactTest.Of(distribution, table.Events1);
        var oddsRatio = ConditionalOddsRatio.Of(distribution, table.Events1, 0.95);
        var wald = LogWaldInterval.OddsRatio(table, 0.95)!.Value;

        // the mid-P differs from Pearson's by terms of order 1 / n, the limits from Wald's by the continuity of one patient in 50,000
        Near.Relative(RiskTests.Pearson(table).P, test.MidTwoSided, 1e-4);
        Near.Relative(table.OddsRatio, oddsRatio.Estimate, 1e-5);
        Near.Relative(wald.Lower, oddsRatio.Interval.Lower, 1e-4);
        Near.Relative(wald.Upper, oddsRatio.Interval.Upper, 1e-4);
        Assert.Null(UnconditionalExactTest.Of(table, UnconditionalOrdering.Boschloo));
    }

    [Fact]
    public void An_odds_ratio_of_ten_billion_is_found()
    {
        var table = new FourfoldTable(99_999, 100_000, 1, 100_000);
        var exact = ConditionalOddsRatio.Of(NoncentralHypergeometric.Of(table), table.Events1, 0.95);

        // the number j of odd patients in each group has weights l^j / j!^2 with l = 1e10 / odds ratio, but for terms of order 1e-5; its mean
        // root(l) I1(2 root(l)) / I0(2 root(l)) is 1 at l = 1.6697803565643 (R: uniroot of besselI)
        Near.Relative(1e10 / 1.6697803565643, exact.Estimate, 1e-4);
        Assert.True(FisherExactTest.Of(table).TwoSided < 1e-300);
    }

    [Fact]
    public void Empty_groups_and_single_outcomes_are_told_apart_from_results()
    {
        var noEvents = new FourfoldTable(0, 5, 0, 6);
        var empty = new FourfoldTable(0, 0, 3, 6);

        Assert.True(double.IsNaN(RiskTests.Pearson(noEvents).P));
        Assert.Equal(0, RiskTests.LikelihoodRatio(noEvents).Value);
        Assert.Equal(1, FisherExactTest.Of(noEvents).TwoSided);
        Assert.Equal(1, UnconditionalExactTest.Of(noEvents, UnconditionalOrdering.Boschloo)!.Value.P);
        Assert.Null(LogWaldInterval.RiskRatio(noEvents, 0.95));
        Assert.Null(UnconditionalExactTest.Of(empty, UnconditionalOrdering.BarnardPooled));
        Assert.Throws<ArgumentOutOfRangeException>(() => BinomialInterval.Wilson(0, 0, 0.95));
        Assert.False(CochranMantelHaenszel.Of([noEvents, empty]).IsDefined);
        Assert.Null(StratifiedScoreDifference.Of([empty], 0.95));
        Assert.Null(InverseVarianceRiskDifference.Of([new(3, 6, 2, 7), new(0, 4, 0, 3)]));
        Assert.Null(MantelHaenszelOddsRatio.Of([new(3, 3, 2, 7)]).Interval(0.95));
        Assert.True(double.IsPositiveInfinity(MantelHaenszelOddsRatio.Of([new(3, 3, 2, 7)]).Estimate));
        Assert.True(double.IsNaN(OddsRatioHomogeneity.Of([new(3, 3, 2, 7)]).BreslowDay.Value));
    }

    [Fact]
    public void Rows_without_patients_do_not_change_the_exact_test_and_too_large_tables_are_given_up()
    {
        var table = new ContingencyTable(new[,] { { 3, 2, 0 }, { 1, 5, 2 }, { 0, 1, 6 } });
        var padded = new ContingencyTable(new[,] { { 3, 2, 0, 0 }, { 0, 0, 0, 0 }, { 1, 5, 2, 0 }, { 0, 1, 6, 0 } });
        Assert.Equal(ExactIndependenceTest.P(table), ExactIndependenceTest.P(padded));
        Assert.Equal(1, ExactIndependenceTest.P(new(new[,] { { 0, 0 }, { 4, 5 } })));

        var huge = new int[20, 20];
        for (int i = 0; i < 400; i++)
        {
            huge[i / 20, i % 20] = 1_000;
        }

        Assert.Null(ExactIndependenceTest.P(new(huge)));
    }

    [Fact]
    public void Strata_are_counted_and_tested_without_allocating()
    {
        var counts = new StratifiedCounts(2);
        var result = default(CochranMantelHaenszel);
        void Trial()
        {
            counts.Clear();
            for (int i = 0; i < 20; i++)
            {
                counts.AddToGroup1(i % 2, i % 3 == 0 ? 1 : 0);
                counts.AddToGroup2(i % 2, i % 5 == 0 ? 1 : 0);
            }

            result = CochranMantelHaenszel.Of(counts.Tables());
        }

        Trial();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Trial();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(CochranMantelHaenszel.Of([new(4, 10, 2, 10), new(3, 10, 2, 10)]), result);
    }
}
