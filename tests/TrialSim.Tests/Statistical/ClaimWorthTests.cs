using TrialSim.Findings;
using TrialSim.Numerics.Distributions;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Statistics.Power;
using TrialSim.Tests.Published;

namespace TrialSim.Tests.Statistical;

/// <summary>What a finding is worth, held against hand calculation, exact levels and exact sample sizes.</summary>
public sealed class ClaimWorthTests
{
    private const int Patients = 64;

    private static readonly Scenario Null = InHalves(0);
    private static readonly Scenario NearlyWhole = InHalves(-0.9);
    private static readonly Scenario Whole = InHalves(-1);

    [Fact]
    public void A_likelihood_ratio_and_its_error_are_those_of_a_hand_calculation()
    {
        var ratio = LikelihoodRatio.Of(300, 20, 15);

        Assert.Equal(15, ratio.Value);
        Assert.Equal(15 * Math.Sqrt((1.0 / 300) + (1.0 / 20) - (2 * 15.0 / 6000)), ratio.Mcse, 1e-14); // the same formula
        Assert.Equal(3.297726, ratio.Mcse, 5e-7); // to the digits calculated by hand
        Assert.Equal(15 * 15, ratio.Lower * ratio.Upper, 1e-9); // symmetric on the log scale
        Assert.False(double.IsFinite(LikelihoodRatio.Of(300, 0, 0).Value));
    }

    [Fact]
    public void A_predictive_value_and_its_error_are_those_of_a_hand_calculation()
    {
        // 1000 markers, 100 truly predictive: 30% of those and 2% of the other 900 show the finding, 30 and 18
        var value = PredictiveValue.Of(0.1, LikelihoodRatio.Of(300, 20, 15));

        Assert.Equal(30.0 / 48, value.Value, 1e-15); // rounding
        Assert.Equal(0.0515270, value.Mcse, 5e-8); // 30/48 x 18/48 x 3.297726/15
        Assert.Equal(0.1, PredictiveValue.PriorFor(value.Value, 15), 1e-15);
    }

    [Fact]
    public void One_in_a_hundred_null_trials_shows_an_interaction_with_p_at_most_001()
    {
        var result = Panel([Null], 100_000);
        long seen = result.Seen(0, 0) + result.Seen(1, 0);

        StatisticalAssert.Rate(seen, 100_000, expected: 0.01, falseAlarm: 1e-6, detects: 0.0124);
        StatisticalAssert.Rate(result.Seen(0, 0), seen, expected: 0.5, falseAlarm: 1e-6, detects: 0.62); // either direction alike
    }

    [Fact]
    public void A_true_interaction_is_seen_and_seen_near_the_observed_p_as_often_as_the_noncentral_t_says()
    {
        const int Replicates = 100_000;
        var seen = DeviateEvidence.Between(Whole.Analyses[0], 0, 0.01, ObservedDirection.Favourable);
        var result = TruthPanel.Run(new([Whole], [new([seen]), new([seen.Near(0.1)])], "interaction"), new(1, Replicates, 2), null, default);
        double Beyond(double deviate) => NoncentralT.UpperTail(
            StudentT.UpperQuantile(NormalDistribution.UpperTail(deviate), Patients - 4), Patients - 4, Exact(Patients, -1).Noncentrality);
        double observed = NormalDistribution.UpperQuantile(0.005);
        double atLeast = Beyond(observed);
        double near = Beyond(observed - 0.1) - Beyond(observed + 0.1);

        StatisticalAssert.Rate(result.Seen(0, 0), Replicates, atLeast, falseAlarm: 1e-6, detects: atLeast + 0.012);
        StatisticalAssert.Rate(result.Seen(1, 0), Replicates, near, falseAlarm: 1e-6, detects: near + 0.0065);
    }

    [Fact]
    public void The_error_of_a_ratio_is_its_spread_over_runs_that_share_chance_events()
    {
        // two truths so near that most trials show the finding under both or under neither: without their covariance the test fails
        const int Runs = 400;
        var ratios = Enumerable.Range(0, Runs).Select(run =>
        {
            var result = Panel([NearlyWhole, Whole], 400, seed: (ulong)run);
            var ratio = LikelihoodRatio.Of(result.Seen(0, 0), result.Seen(0, 1), result.SeenUnderBoth(0, 0, 1));
            return (Log: Math.Log(ratio.Value), Error: ratio.Mcse / ratio.Value);
        }).Where(r => double.IsFinite(r.Log)).ToList();
        double mean = ratios.Average(r => r.Log);
        double variance = ratios.Sum(r => (r.Log - mean) * (r.Log - mean)) / (ratios.Count - 1);
        double claimed = ratios.Average(r => r.Error * r.Error);

        // a variance of 400 near-normal numbers has a relative error of root(2/400) = 0.07: 4.9 of them are 1e-6
        Assert.InRange(variance / claimed, 1 - (4.9 * 0.0707), 1 + (4.9 * 0.0707));
        Assert.True(ratios.Count > 390);
    }

    // a 99% interval: it may miss in one of a hundred seeds, and does not in these
    [Theory]
    [InlineData(-1, 0.8)]
    [InlineData(-1, 0.9)]
    [InlineData(-0.5, 0.8)]
    public void The_size_that_confirms_an_interaction_is_that_of_the_noncentral_t(double interaction, double power)
    {
        const int Replicates = 40_000;
        var search = new ConfirmationSearch(Whole.Analyses[0], ObservedDirection.Favourable, [power], new(2, Replicates, 2));
        var found = search.Under(ClaimTruth.AsGiven("as given", InHalves(interaction)), null, default)[0].Answer!;
        double exact = Exact(Patients, interaction).TotalFor(power);
        Assert.InRange(exact, found.Lower!.Value - 2, found.Upper!.Value); // the smallest even number may be the one above

        // relative error of n from the mean and spread of as many estimates: twice that of the shift; 4.9 of them are 1e-6. The line is nearer.
        double shift = Exact(Patients, interaction).Noncentrality;
        double error = 2 * Math.Sqrt((0.5 / Replicates) + (1 / (Replicates * shift * shift)));
        Assert.InRange(found.Value!.Value, exact * (1 - (4.9 * error)), (exact * (1 + (4.9 * error))) + 2); // blocks of 2
        Assert.InRange(found.Upper.Value - found.Lower.Value, 2, (2 * 4.9 * error * exact) + 4); // an interval that says more, rounded outwards

        double at = Exact((int)found.Value.Value, interaction).Power;
        StatisticalAssert.Rate(found.Check!.Shown, found.Check.Trials, at, falseAlarm: 1e-6, detects: at - 0.035);
    }

    [Fact]
    public void What_is_true_the_other_way_is_confirmed_in_the_other_direction_only()
    {
        Confirmation Confirm(ObservedDirection direction) =>
            new ConfirmationSearch(Whole.Analyses[0], direction, [0.8], new(2, 1024, 2)).Under(ClaimTruth.AsGiven("as given", InHalves(1)), null, default)[0];
        var with = Confirm(ObservedDirection.Adverse);
        Assert.InRange(Exact(Patients, -1).TotalFor(0.8), (double)with.Answer!.Lower! - 2, (double)with.Answer.Upper!);
        Assert.Null(with.Unknown);

        var against = Confirm(ObservedDirection.Favourable);
        Assert.Null(against.Patients);
        Assert.Equal("the true effect points the other way", against.Unknown);
    }

    [Fact]
    public void Half_the_truth_is_exaggerated_more_and_a_truth_has_the_wrong_sign_less_often_than_a_null()
    {
        var answer = Answer(Whole, 20_000);

        Assert.Equal(["as given", "half of it", "a quarter"], answer.Truths.Where(t => t.Truth.IsPredictive).Select(t => t.Truth.Name));
        var exaggerations = answer.Truths.Take(3).Select(t => t.Exaggeration.Value).ToList();
        Assert.True(exaggerations[0] > 1 && exaggerations[1] > 1.5 * exaggerations[0] && exaggerations[2] > 1.5 * exaggerations[1], string.Join(", ", exaggerations));
        var signs = answer.Truths.Take(3).Select(t => t.SignError.Value).ToList();
        Assert.True(signs[0] < signs[1] && signs[1] < signs[2] && signs[2] < 0.5, string.Join(", ", signs));
        Assert.All(answer.Truths.Skip(3), t => Assert.False(double.IsFinite(t.Exaggeration.Value)));
    }

    private static Scenario InHalves(double interaction) => TextbookTrial.InHalves(Patients, 0, interaction) with { Analyses = [TextbookTrial.InteractionOfHalves] };

    private static SubgroupInteractionPlan Exact(int patients, double interaction) => new()
    {
        PositiveTreated = patients / 4.0,
        PositiveControls = patients / 4.0,
        NegativeTreated = patients / 4.0,
        NegativeControls = patients / 4.0,
        EffectInPositive = -interaction,
        EffectInNegative = 0,
        StandardDeviation = 1,
    };

    private static PanelResult Panel(IReadOnlyList<Scenario> truths, long replicates, ulong seed = 1)
    {
        var seen = new Sighting([DeviateEvidence.Between(truths[0].Analyses[0], 0, 0.01, ObservedDirection.Favourable)]);
        return TruthPanel.Run(new(truths, [seen, seen.Mirrored!], "interaction"), new(seed, replicates, 2), null, default);
    }

    private static ClaimAnswer Answer(Scenario scenario, long replicates)
    {
        var question = new ClaimQuestion
        {
            Finding = new([DeviateEvidence.Between(scenario.Analyses[0], 0, 0.01, ObservedDirection.Favourable)]),
            Truths = ClaimTruth.Around(scenario),
        };
        TrueValue[] values = [.. question.Truths.Select(t => Effect(t.Scenario))];
        var panel = TruthPanel.Run(question.Plan(), new(1, replicates, 2), null, default);
        return ClaimAnswer.Of(question, panel, values, new(2, 10_000, 2), null, default);
    }

    // halves above and below the median: the slope on "above" is the difference of the two effects
    private static TrueValue Effect(Scenario scenario) =>
        scenario.Outcome.DrugEffect is Outcomes.ThresholdDrugEffect effect ? new(effect.Above.Value - effect.AtMost.Value, 0) : new(0, 0);
}
