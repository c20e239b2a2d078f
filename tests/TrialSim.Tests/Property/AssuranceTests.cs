using TrialSim.Assurance;
using TrialSim.Characteristics;
using TrialSim.Findings;
using TrialSim.Simulation;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

/// <summary>What holds for assurance whatever the design.</summary>
public class AssuranceTests
{
    private static readonly NormalPrior Wide = new() { Centre = new(1), Spread = new(0.5) };

    [Theory]
    [InlineData("raison-like", "interaction")]
    [InlineData("rules-over-tests", "holm")]
    public void A_certain_prior_has_just_the_power_of_a_run_over_the_same_replicates(string scenario, string name)
    {
        var given = TestScenarios.Named(scenario);
        string goal = given.Analyses.Any(a => a.Name == name) ? name : given.Rules[0].Name;
        var run = new AssuranceRun(AssuranceGoal.Of(goal, given, TrueValue.Undefined), given, TTestTrial.Stated(new PointPrior { Effect = new(1) }), 3, 800, 10);
        run.Advance(2, null, CancellationToken.None);
        Assert.Equal(800, run.Trials);

        var settings = new RunSettings(3, 800, 2);
        var figures = OperatingCharacteristics.Of(Simulator.Run(given, settings, TestScenarios.StandInTruth(given), null, CancellationToken.None));
        string measure = given.Analyses.Any(a => a.Name == goal) ? Measures.RejectionRate : ClaimMeasures.Claimed;
        var power = figures.Figures.Single(f => f.Analysis == goal && f.Measure == measure && f.Claim is null);
        Assert.Equal(power.Estimate, run.Figures().Assurance.Value);
        Assert.Equal(power.Mcse, run.Figures().Assurance.Mcse);
    }

    [Fact]
    public void One_and_three_workers_and_samples_added_later_count_the_same()
    {
        AssuranceRun Run(int workers)
        {
            var scenario = TTestTrial.Of(40);
            var run = new AssuranceRun(TTestTrial.Goal(scenario), scenario, TTestTrial.Stated(Wide), 5, 1000, 50);
            run.Advance(workers, null, CancellationToken.None);
            run.Advance(workers, null, CancellationToken.None);
            return run;
        }

        var one = Run(1);
        Assert.Equal(one.Digest(), Run(3).Digest());
        Assert.Equal(100, one.Draws);
        Assert.Equal(2 * one.TrialsOfASample, one.Trials);
        Assert.NotEqual(one.Digest(), TTestTrial.Run(40, Wide, 6, 1000, 50).Digest());
    }

    [Fact]
    public void Exaggeration_under_a_certain_truth_is_that_of_a_run()
    {
        var scenario = TTestTrial.Of(60);
        var figures = TTestTrial.Run(60, new PointPrior { Effect = new(1) }, 2, 40_000, 100).Figures();
        var result = Simulator.Run(scenario, new(2, 40_000, 2), new([new(TTestTrial.Points, 0)], new(0, 0), new(0, 0)), null, CancellationToken.None);
        var typeM = OperatingCharacteristics.Of(result).Figures.Single(f => f.Measure == Measures.TypeM);
        // the same successes, over the mean of 40,000 estimates (SD 0.258, so 0.26% of 0.5) instead of the truth: 4.6 errors
        Near.Relative(typeM.Estimate!.Value, figures.Exaggeration.Value, 0.012);
        Assert.True(figures.Exaggeration.Mcse is > 0 and < 0.01);
    }

    [Fact]
    public void Turning_the_prior_turns_the_direction_and_nothing_else()
    {
        var forwards = TTestTrial.Run(60, Wide, 8, 40_000, 400).Figures();
        var reversed = TTestTrial.Run(60, Wide with { Centre = new(-1) }, 9, 40_000, 400).Figures();
        double apart = Math.Sqrt((forwards.Assurance.Mcse * forwards.Assurance.Mcse) + (reversed.Assurance.Mcse * reversed.Assurance.Mcse));
        Assert.InRange(Math.Abs(forwards.Assurance.Value - reversed.Assurance.Value), 0, 5 * apart); // false alarm 6e-7
        Assert.InRange(reversed.Favourable.Value, 0, 0.03);
        Assert.InRange(reversed.PredictiveValue.Value, 0.97, 1);
        Near.Absolute(1 - forwards.ProbabilityOfBenefit, reversed.ProbabilityOfBenefit, 1e-12);
    }

    [Fact]
    public void A_property_by_its_path_is_the_multiple_that_it_makes()
    {
        var scenario = TTestTrial.Of(40);
        var multiples = new AssuranceRun(TTestTrial.Goal(scenario), scenario, TTestTrial.Stated(Wide), 5, 2000, 20);
        var points = TTestTrial.Stated(new NormalPrior { Centre = new(TTestTrial.Points), Spread = new(-0.5 * TTestTrial.Points) }) with { About = "outcome.drug-effect.points" };
        var property = new AssuranceRun(TTestTrial.Goal(scenario), scenario, points, 5, 2000, 20);
        multiples.Advance(1, null, CancellationToken.None);
        property.Advance(1, null, CancellationToken.None);
        // the quantiles run the other way: more harm where there was more benefit, so shares agree, not trials
        Near.Absolute(multiples.Figures().ProbabilityOfBenefit, property.Figures().ProbabilityOfBenefit, 1e-12);
        Assert.InRange(property.Figures().PredictiveValue.Value, 0.9, 1);
        Assert.InRange(property.Figures().EffectAmongSuccesses.Value, 1, 1.6);
    }

    [Fact]
    public void An_impossible_truth_is_named()
    {
        var scenario = TTestTrial.Of(40);
        var spread = TTestTrial.Stated(Wide) with { About = "outcome.residual.sd[0]" };
        var run = new AssuranceRun(TTestTrial.Goal(scenario), scenario, spread, 5, 2000, 200);
        var impossible = Assert.Throws<ImpossibleTruthException>(() => run.Advance(1, null, CancellationToken.None));
        Assert.Equal("outcome.residual.sd[0]", impossible.Problem.Path);
        Assert.InRange(impossible.Effect, -2, 0);
    }

    [Theory]
    [InlineData(-0.5, 0, ClaimedSign.Favourable)]
    [InlineData(0.5, 0.1, ClaimedSign.Adverse)]
    [InlineData(0, 0, ClaimedSign.Nothing)]
    [InlineData(0.1, 0.1, ClaimedSign.Unknown)]
    [InlineData(double.NaN, double.NaN, ClaimedSign.Unknown)]
    public void A_success_points_where_the_true_value_does(double value, double mcse, ClaimedSign sign) =>
        Assert.Equal(sign, AssuranceGoal.Of("t", TTestTrial.Of(40), new(value, mcse)).Sign);
}
