using TrialSim.Statistics.Survival;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Survival;

/// <summary>What must hold of survival methods whatever program one asks, on the trials of survival.json.</summary>
public sealed class SurvivalPropertyTests
{
    /// <summary>Sums in another order, and a search that ends within 1e-7 standard errors squared.</summary>
    private const double Rounding = 1e-11;

    public static TheoryData<int, CoxTies> Fits
    {
        get
        {
            var fits = new TheoryData<int, CoxTies>();
            foreach (int trial in new[] { 1, 2, 3, 4, 5 })
            {
                foreach (var ties in Enum.GetValues<CoxTies>())
                {
                    fits.Add(trial, ties);
                }
            }

            return fits;
        }
    }

    [Theory]
    [MemberData(nameof(Fits))]
    public void Only_the_order_of_times_matters_and_rows_may_be_permuted(int number, CoxTies ties)
    {
        var trial = new SurvivalTrial(number);
        var fit = Fit(trial, ties);
        var squared = new CoxRegression();
        squared.Fit(Array.ConvertAll(trial.Times, t => (t * t) + 7), trial.Events, trial.Covariates, 2, [], ties);
        int[] turn = [.. Enumerable.Range(0, trial.Times.Length).Reverse()];
        var turned = new CoxRegression();
        turned.Fit(
            Pick(trial.Times, turn), Pick(trial.Events, turn), [.. Pick(trial.Covariates[..turn.Length], turn), .. Pick(trial.Covariates[turn.Length..], turn)],
            2, [], ties);
        for (int j = 0; j < 2; j++)
        {
            Near.Relative(fit.Coefficients[j], squared.Coefficients[j], Rounding);
            Near.Relative(fit.Coefficients[j], turned.Coefficients[j], Rounding);
            Near.Relative(fit.Covariance[3 * j], turned.Covariance[3 * j], Rounding);
        }

        Near.Relative(fit.LogLikelihood, turned.LogLikelihood, Rounding);
    }

    [Theory]
    [MemberData(nameof(Fits))]
    public void Shifted_and_rescaled_covariates_give_the_same_fit(int number, CoxTies ties)
    {
        var trial = new SurvivalTrial(number);
        int n = trial.Times.Length;
        var fit = Fit(trial, ties);
        var moved = new CoxRegression();
        moved.Fit(trial.Times, trial.Events, [.. trial.Covariates[..n].Select(a => 1 - a), .. trial.Covariates[n..].Select(x => (x * 1e4) + 1e6)], 2, [], ties);
        // x loses six digits to the shift
        Near.Relative(-fit.Coefficients[0], moved.Coefficients[0], 1e-9);
        Near.Relative(fit.Coefficients[1] / 1e4, moved.Coefficients[1], 1e-9);
        Near.Relative(fit.LogLikelihood, moved.LogLikelihood, Rounding);
        Near.Relative(fit.WaldTest.Value, moved.WaldTest.Value, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Fits))]
    public void The_estimate_is_where_the_likelihood_is_highest(int number, CoxTies ties)
    {
        var trial = new SurvivalTrial(number);
        var fit = Fit(trial, ties);
        double[] best = fit.Coefficients.ToArray();
        Near.Relative(fit.LogLikelihood, LogLikelihood(trial, best, ties), Rounding);
        for (int j = 0; j < 2; j++)
        {
            foreach (double step in new[] { 0.01, -0.01 })
            {
                double[] other = [.. best];
                other[j] += step;
                Assert.True(LogLikelihood(trial, other, ties) < fit.LogLikelihood, $"{ties} {j} {step}");
            }
        }
    }

    [Fact]
    public void Without_ties_the_treatments_of_ties_agree_and_the_score_test_of_the_arm_is_the_log_rank_test()
    {
        var trial = new SurvivalTrial(1);
        var efron = Fit(trial, CoxTies.Efron);
        foreach (var ties in new[] { CoxTies.Breslow, CoxTies.Exact })
        {
            Near.Relative(efron.Coefficients[1], Fit(trial, ties).Coefficients[1], Rounding);
            Near.Relative(efron.LogLikelihood, Fit(trial, ties).LogLikelihood, Rounding);
        }

        foreach (int number in new[] { 1, 4 })
        {
            var tied = new SurvivalTrial(number);
            var arm = new CoxRegression();
            arm.Fit(tied.Times, tied.Events, [.. tied.Arms.Select(a => (double)a)], 1, tied.Strata, CoxTies.Exact);
            var logRank = new LogRankTest(2).Test(tied.Times, tied.Events, tied.Arms, tied.Strata);
            Near.Relative(logRank.ChiSquare.Value, arm.ScoreTest.Value, Rounding); // with exact ties they are one test
        }
    }

    [Fact]
    public void Swapped_groups_turn_the_log_rank_statistic_and_strata_add_up()
    {
        var trial = new SurvivalTrial(3);
        var test = new LogRankTest(2);
        double z = test.Test(trial.Times, trial.Events, trial.Arms, trial.Strata, 1).Z;
        double observed = test.Observed[1];
        Near.Relative(-z, test.Test(trial.Times, trial.Events, Array.ConvertAll(trial.Arms, a => 1 - a), trial.Strata, 1).Z, Rounding);
        double sum = 0;
        foreach (int stratum in new[] { 0, 1 })
        {
            int[] rows = [.. Enumerable.Range(0, trial.Times.Length).Where(i => trial.Strata[i] == stratum)];
            test.Test(Pick(trial.Times, rows), Pick(trial.Events, rows), Pick(trial.Arms, rows), [], 1);
            sum += test.Observed[1];
        }

        Near.Relative(observed, sum, Rounding);
    }

    [Fact]
    public void Three_groups_of_which_two_are_one_give_a_test_that_does_not_depend_on_their_order()
    {
        var trial = new SurvivalTrial(5);
        int[] groups = [.. trial.Arms.Select((a, i) => a + (i % 3 == 0 ? 1 : 0))];
        int[] turned = [.. groups.Select(g => 2 - g)];
        var test = new LogRankTest(3);
        double value = test.Test(trial.Times, trial.Events, groups, []).ChiSquare.Value;
        Near.Relative(value, test.Test(trial.Times, trial.Events, turned, []).ChiSquare.Value, Rounding);
        Assert.Equal(2, test.Test(trial.Times, trial.Events, groups, []).ChiSquare.DegreesOfFreedom);
    }

    [Fact]
    public void A_curve_without_censoring_is_the_empirical_distribution()
    {
        var trial = new SurvivalTrial(1);
        Assert.All(trial.Events, Assert.True);
        var curve = SurvivalCurve.KaplanMeier(trial.Times, trial.Events);
        double[] sorted = [.. trial.Times.Order()];
        int n = sorted.Length;
        for (int i = 0; i < n; i++)
        {
            Near.Absolute((n - 1 - i) / (double)n, curve.At(sorted[i]).Survival, 1e-14);
        }

        // the mean of everyone's time, and with it the variance of the sample over n
        var mean = curve.MeanUpTo(sorted[^1]);
        Near.Relative(sorted.Average(), mean.Mean, 1e-13);
        Near.Relative(sorted.Sum(t => (t - mean.Mean) * (t - mean.Mean)) / n / n, mean.StandardError * mean.StandardError, 1e-12);
    }

    private static CoxRegression Fit(SurvivalTrial trial, CoxTies ties)
    {
        var fit = new CoxRegression();
        Assert.Equal(CoxOutcome.Converged, fit.Fit(trial.Times, trial.Events, trial.Covariates, 2, [], ties));
        return fit;
    }

    // By the definitions: at each time, the sum over risk sets; with exact ties, over all choices of as many patients.
    private static double LogLikelihood(SurvivalTrial trial, double[] coefficients, CoxTies ties)
    {
        int n = trial.Times.Length;
        double[] risk = [.. Enumerable.Range(0, n).Select(i => Math.Exp((trial.Covariates[i] * coefficients[0]) + (trial.Covariates[n + i] * coefficients[1])))];
        double sum = 0;
        foreach (double time in trial.Times.Distinct())
        {
            double[] dead = [.. Enumerable.Range(0, n).Where(i => trial.Times[i] == time && trial.Events[i]).Select(i => risk[i])];
            double[] atRisk = [.. Enumerable.Range(0, n).Where(i => trial.Times[i] >= time).Select(i => risk[i])];
            sum += dead.Sum(Math.Log);
            sum -= ties == CoxTies.Exact
                ? Math.Log(Choices(atRisk, dead.Length))
                : Enumerable.Range(0, dead.Length).Sum(k => Math.Log(atRisk.Sum() - (ties == CoxTies.Efron ? (double)k / dead.Length * dead.Sum() : 0)));
        }

        return sum;
    }

    private static double Choices(double[] risks, int chosen)
    {
        var sums = new double[chosen + 1];
        sums[0] = 1;
        foreach (double risk in risks)
        {
            for (int k = chosen; k >= 1; k--)
            {
                sums[k] += risk * sums[k - 1];
            }
        }

        return sums[chosen];
    }

    private static T[] Pick<T>(T[] values, int[] rows) => [.. rows.Select(i => values[i])];
}
