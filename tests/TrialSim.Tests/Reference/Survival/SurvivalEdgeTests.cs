using TrialSim.Statistics.Survival;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Survival;

/// <summary>Survival data at the edges: nobody, everybody, all at once, infinite effects.</summary>
public sealed class SurvivalEdgeTests
{
    private static readonly double[] Times = [1, 2, 3, 4, 5, 6];
    private static readonly bool[] AllEvents = [true, true, true, true, true, true];
    private static readonly bool[] NoEvents = new bool[6];
    private static readonly double[] Covariate = [0.3, -1, 2, 0.5, 1, -0.2];
    private static readonly int[] Arms = [0, 1, 0, 1, 0, 1];

    [Fact]
    public void Without_events_nothing_is_estimated()
    {
        var fit = new CoxRegression();
        Assert.Equal(CoxOutcome.NoEvents, fit.Fit(Times, NoEvents, Covariate, 1, [], CoxTies.Efron));
        Assert.Null(CoxRobust.Covariance(fit, []));
        Assert.Empty(BaselineHazard.Of(fit));
        Assert.False(new LogRankTest(2).Test(Times, NoEvents, Arms, []).IsDefined);
        var curve = SurvivalCurve.KaplanMeier(Times, NoEvents);
        Assert.Equal(1, curve.At(6).Survival);
        Assert.Null(curve.Quantile(0.5, 0.95, SurvivalScale.LogLog).Time);
    }

    [Fact]
    public void When_all_have_the_event_at_once_the_order_says_nothing()
    {
        double[] once = [4, 4, 4, 4, 4, 4];
        var fit = new CoxRegression();
        Assert.Equal(CoxOutcome.Converged, fit.Fit(once, AllEvents, Covariate, 1, [], CoxTies.Efron));
        Assert.Equal(CoxOutcome.Aliased, fit.Fit(once, AllEvents, Covariate, 1, [], CoxTies.Exact)); // the only choice of six patients of six
        Assert.Equal(0, fit.AliasedColumn);
        Assert.False(new LogRankTest(2).Test(once, AllEvents, Arms, []).IsDefined);
        Assert.Equal(0, SurvivalCurve.KaplanMeier(once, AllEvents).At(4).Survival);
    }

    [Fact]
    public void An_infinite_effect_is_told_and_its_likelihood_ratio_kept()
    {
        double[] first = [1, 1, 1, 0, 0, 0]; // whoever has the covariate dies before anybody else
        var fit = new CoxRegression();
        foreach (var ties in Enum.GetValues<CoxTies>())
        {
            Assert.Equal(CoxOutcome.MonotoneLikelihood, fit.Fit(Times, AllEvents, first, 1, [], ties));
            // at the supremum the order within each half is all chance: 1/6 each
            Near.Relative(-2 * Math.Log(6), fit.LogLikelihood, 1e-10);
            Near.Relative(-Math.Log(720), fit.NullLogLikelihood, 1e-14);
        }

        double[] wide = [50, 50.001, 49.999, -3000, 0, -1]; // the range is a hundred thousand times the gap that separates
        Assert.Equal(CoxOutcome.MonotoneLikelihood, fit.Fit(Times, [false, true, false, false, false, false], wide, 1, [], CoxTies.Breslow));
    }

    [Fact]
    public void Covariates_without_information_are_named()
    {
        var fit = new CoxRegression();
        double[] constant = [.. Covariate, 7, 7, 7, 7, 7, 7];
        double[] doubled = [.. Covariate, .. Covariate.Select(x => (2 * x) + 1)];
        int[] strata = [0, 0, 0, 1, 1, 1];
        double[] betweenStrata = [.. Covariate, 5, 5, 5, 9, 9, 9];
        Assert.Equal(CoxOutcome.Aliased, fit.Fit(Times, AllEvents, constant, 2, [], CoxTies.Efron));
        Assert.Equal(1, fit.AliasedColumn);
        Assert.Equal(CoxOutcome.Aliased, fit.Fit(Times, AllEvents, doubled, 2, [], CoxTies.Breslow));
        Assert.Equal(1, fit.AliasedColumn);
        Assert.Equal(CoxOutcome.Aliased, fit.Fit(Times, AllEvents, betweenStrata, 2, strata, CoxTies.Exact));
        Assert.Equal(1, fit.AliasedColumn);
    }

    [Fact]
    public void Times_that_differ_by_rounding_are_one_time()
    {
        double[] exact = [0.3, 0.3, 1, 2];
        double[] rounded = [0.1 + 0.2, 0.3, 1, 2];
        Assert.NotEqual(exact[0], rounded[0]);
        bool[] events = [true, true, true, true];
        Assert.Equal(3, SurvivalCurve.KaplanMeier(rounded, events).Times.Count);
        Assert.Equal(
            new LogRankTest(2).Test(exact, events, [0, 1, 0, 1], []).ChiSquare.Value, new LogRankTest(2).Test(rounded, events, [0, 1, 0, 1], []).ChiSquare.Value);
    }

    [Fact]
    public void A_stratum_with_one_group_and_a_group_without_patients_add_nothing()
    {
        var test = new LogRankTest(3);
        double[] times = [.. Times, 1, 2, 3];
        bool[] events = [.. AllEvents, true, true, false];
        int[] strata = [0, 0, 0, 0, 0, 0, 2, 2, 2];
        var result = test.Test(times, events, [.. Arms, 1, 1, 1], strata);
        Near.Relative(new LogRankTest(2).Test(Times, AllEvents, Arms, []).ChiSquare.Value, result.ChiSquare.Value, 1e-13);
        Assert.Equal(1, result.ChiSquare.DegreesOfFreedom);
    }

    [Fact]
    public void Half_of_the_patients_gone_along_a_step_puts_the_median_in_its_middle()
    {
        var curve = SurvivalCurve.KaplanMeier([1, 2, 5, 8], [true, true, true, true]);
        Assert.Equal(3.5, curve.Quantile(0.5, 0.95, SurvivalScale.Log).Time);
        var last = SurvivalCurve.KaplanMeier([1, 2, 5, 9], [true, true, false, false]);
        Assert.Equal(5.5, last.Quantile(0.5, 0.95, SurvivalScale.Log).Time); // up to the last time
    }

    [Fact]
    public void Tests_and_fits_allocate_nothing_once_they_are_warm()
    {
        var trial = new SurvivalTrial(4);
        var logRank = new LogRankTest(2);
        var fit = new CoxRegression();
        void Trial()
        {
            logRank.Test(trial.Times, trial.Events, trial.Arms, trial.Strata, 0.5);
            foreach (var ties in (ReadOnlySpan<CoxTies>)[CoxTies.Efron, CoxTies.Breslow, CoxTies.Exact])
            {
                fit.Fit(trial.Times, trial.Events, trial.Covariates, 2, trial.Strata, ties);
            }
        }

        Trial();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Trial();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_trial_of_two_hundred_thousand_patients_is_fitted()
    {
        const int Patients = 200_000;
        var times = new double[Patients];
        var events = new bool[Patients];
        var arm = new double[Patients];
        for (int i = 0; i < Patients; i++)
        {
            // exponential quantiles with hazards 1 and 1/2: a log hazard ratio of ln 1/2 but for the sampling of quantiles
            arm[i] = i % 2;
            times[i] = -Math.Log(1 - ((i / 2) + 0.5) / (Patients / 2.0)) * (1 + arm[i]);
            events[i] = times[i] < 2;
            times[i] = Math.Min(times[i], 2);
        }

        var fit = new CoxRegression();
        Assert.Equal(CoxOutcome.Converged, fit.Fit(times, events, arm, 1, [], CoxTies.Efron));
        Near.Absolute(Math.Log(0.5), fit.Coefficients[0], 1e-3);
    }
}
