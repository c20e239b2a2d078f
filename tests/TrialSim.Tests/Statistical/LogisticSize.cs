using MathNet.Numerics;
using TrialSim.Analyses;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Statistical;

/// <summary>Without a drug effect logistic analyses reject at their size; with one they estimate what the counterfactual run says is true.</summary>
public class LogisticSize
{
    private const int Trials = 24_000;
    private const double FalseAlarm = 1e-6;

    private static readonly Scenario NoEffect = Small(TestScenarios.Logistic) with
    {
        Design = TestScenarios.Logistic.Design with { Patients = new(100) },
        Analyses =
        [
            new LogisticRegression { Name = "risk", Covariates = [] },
            new LogisticRegression { Name = "odds", Covariates = [], Effect = LogisticEffect.LogOddsRatio },
            new LogisticRegression { Name = "adjusted", Covariates = [Covariate.Baseline, Covariate.Sex] },
            new LogisticRegression { Name = "firth", Covariates = [Covariate.Baseline, Covariate.Sex], Effect = LogisticEffect.LogOddsRatio, Fit = LogisticFitting.Firth },
            new LogisticInteraction { Name = "interaction", Fit = LogisticFitting.Firth },
        ],
    };

    private static readonly Lazy<NullTrials> Null = new(() => new(NoEffect, Trials, seed: 3));

    private static readonly Lazy<NullTrials> Effect = new(() => new(
        NoEffect with
        {
            Design = TestScenarios.Logistic.Design with { Patients = new(2000) },
            Outcome = TestScenarios.Logistic.Outcome with { Dropout = [] },
            Analyses = [.. NoEffect.Analyses.Where(a => a.Name is "odds" or "adjusted")],
        },
        1000,
        seed: 4));

    [Fact]
    public void The_truth_of_every_estimand_that_has_one_is_exactly_zero()
    {
        foreach (var (analysis, truth) in NoEffect.Analyses.Zip(Null.Value.Truth.Analyses))
        {
            Assert.Equal(analysis.Target.HasTrueValue, truth.IsDefined);
            Assert.True(!truth.IsDefined || truth == new TrueValue(0, 0), $"{analysis.Name}: {truth}");
        }
    }

    // Response does not depend on arm or stratum, and without covariates the models are saturated: given the sizes of the arms, the size of Wald's test
    // follows by going through all tables.
    [Theory]
    [InlineData("risk", 0.0705)]
    [InlineData("odds", 0.0550)]
    public void Without_covariates_the_size_is_that_of_the_table(string analysis, double detects)
    {
        double rate = Null.Value.ResponseRate;
        double expected = Null.Value.Sizes("all").Sum(s => s.Value * TableTestSize.Of(s.Key.Treated, s.Key.Control, rate, analysis == "risk" ? WaldOfRisks : WaldOfOdds)) / Trials;
        StatisticalAssert.Rate(Null.Value.Rejections(analysis), Trials, expected, FalseAlarm, detects);
    }

    // No theory gives the size with covariates in 100 patients, 22% of whom respond. Over 600,000 other trials the rates were .0584, .0487
    // and .0481 (Monte Carlo error .0003): Wald's test of the risk difference is above its level, likelihood ratios with Firth's penalty below.
    [Theory]
    [InlineData("adjusted", 0.0584, 0.0703)]
    [InlineData("firth", 0.0487, 0.0599)]
    [InlineData("interaction", 0.0481, 0.0593)]
    public void With_covariates_a_test_rejects_as_in_other_trials(string analysis, double expected, double detects) =>
        StatisticalAssert.Rate(Null.Value.Rejections(analysis), Null.Value.Done(analysis), expected, FalseAlarm, detects);

    // In 2000 patients the bias of a log odds ratio, of the order of 1 / 2000, is far below the Monte Carlo error. Standardized risks need no
    // right model: with a constant and the arm in it a logistic regression predicts each arm's rate on average (Freedman 2008, Statist Sci 23:237-249).
    [Theory]
    [InlineData("odds", 0.03)]
    [InlineData("adjusted", 0.005)]
    public void With_an_effect_the_estimates_are_right_on_average(string analysis, double departure)
    {
        int index = Effect.Value.IndexOf(analysis);
        var truth = Effect.Value.Truth.Analyses[index];
        var slot = TallyLayout.Analysis(index).Estimate;
        var moments = Effect.Value.Tally.Moments;
        Assert.True(truth.Value > 10 * departure / 3, $"a truth of {truth.Value} hides a departure of {departure}");
        StatisticalAssert.Mean(
            moments.Mean(slot), Math.Sqrt(moments.Variance(slot)), moments.CountOf(slot), truth.Value, truth.Mcse, FalseAlarm, truth.Value + departure);
    }

    private static Scenario Small(Scenario scenario) => scenario with
    {
        Outcome = scenario.Outcome with { DrugEffect = new NoDrugEffect(), Prognosis = [new BaselinePrognosis { Slope = new(-0.2), CentredAt = new(23) }], Dropout = [] },
        Decisions = [],
        Claims = [],
    };

    private static double WaldOfRisks(int r1, int n1, int r0, int n0)
    {
        double p1 = (double)r1 / n1;
        double p0 = (double)r0 / n0;
        bool isSeparated = r1 == 0 || r1 == n1 || r0 == 0 || r0 == n0;
        return isSeparated ? 1 : Tail((p1 - p0) / Math.Sqrt((p1 * (1 - p1) / n1) + (p0 * (1 - p0) / n0)));
    }

    private static double WaldOfOdds(int r1, int n1, int r0, int n0)
    {
        double[] cells = [r1, n1 - r1, r0, n0 - r0];
        return cells.Contains(0) ? 1 : Tail(Math.Log(cells[0] * cells[3] / (cells[1] * cells[2])) / Math.Sqrt(cells.Sum(c => 1 / c)));
    }

    private static double Tail(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));
}
