using TrialSim.Analyses;
using TrialSim.Findings;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Published;
using TrialSim.Trials;

namespace TrialSim.Tests.Statistical;

/// <summary>The bands of the third ICEMAN question, and what a design suggests as an answer to the others.</summary>
public sealed class CredibilityTests
{
    private const int Replicates = 100_000;

    private static readonly Scenario InLogCrp = WithSlope(-0.5);

    [Fact]
    public void Null_trials_fall_into_the_bands_as_often_as_the_bands_are_wide()
    {
        var assessment = Assess(InLogCrp, Replicates, new TrueValue(-0.5, 0));
        int nothing = Truth(assessment, "no effect");
        long Hits(int band) => (long)Math.Round(assessment.Shares[band][nothing].Value * Replicates);

        StatisticalAssert.Rate(Hits(0), Replicates, expected: 0.0025, falseAlarm: 1e-6, detects: 0.0038);
        StatisticalAssert.Rate(Hits(1), Replicates, expected: 0.0025, falseAlarm: 1e-6, detects: 0.0038);
        StatisticalAssert.Rate(Hits(2), Replicates, expected: 0.02, falseAlarm: 1e-6, detects: 0.0235);
        StatisticalAssert.Rate(Hits(4), Replicates, expected: 0.025, falseAlarm: 1e-6, detects: 0.029);
        Assert.Equal(Replicates, Enumerable.Range(0, 5).Sum(Hits)); // every trial has a p-value, and it falls into one band
    }

    [Fact]
    public void The_stronger_the_band_the_more_it_says_for_a_predictive_marker()
    {
        var assessment = Assess(InLogCrp, 20_000, new TrueValue(-0.5, 0));
        double[] ratios = [.. assessment.Contrasts.Where(c => c is { Truth: "as given", Null: "no effect" }).Select(c => c.Ratio.Value)];

        Assert.True(ratios[0] > ratios[1] && ratios[1] > ratios[2] && ratios[2] > 1 && ratios[3] < 1, string.Join(", ", ratios));
    }

    [Theory]
    [InlineData(-0.5)]
    [InlineData(0.5)]
    public void The_expected_direction_is_that_of_the_scenario(double slope)
    {
        var assessment = Assess(WithSlope(slope), 4000, new TrueValue(slope, 0));
        double expected = assessment.Shares.Take(3).Sum(band => band[0].Value);

        Assert.Equal(slope < 0 ? ObservedDirection.Favourable : ObservedDirection.Adverse, assessment.Inquest.Expected);
        Assert.True(expected > 0.5, $"{expected}");
        Assert.True(assessment.Shares[4][0].Value < 0.01);
        Assert.Contains(slope < 0 ? "more benefit at higher CRP" : "less benefit at higher CRP", assessment.Answers[0].Known[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_marker_over_its_whole_range_avoids_cuts_and_a_cut_leaves_the_question_open()
    {
        Assert.Equal("definitely yes, for the interaction", Answer(InLogCrp, 5).Suggested);
        var atCut = InLogCrp with { Analyses = [new CrpInteraction { Name = "interaction", Marker = new AboveCoding { Cut = new(1) }, Covariates = [] }] };
        Assert.StartsWith("probably no or unclear", Answer(atCut, 5).Suggested, StringComparison.Ordinal);
        Assert.NotEmpty(Answer(atCut, 5).Open);
    }

    [Fact]
    public void Markers_that_rules_search_count_as_effect_modifiers()
    {
        Assert.Contains("effect modifiers in the scenario: 1 (crp), in 1 test of", Answer(InLogCrp, 4).Known[0], StringComparison.Ordinal);
        var searched = new Claims.Curves.AdaptiveSignature { Name = "search", Markers = [PatientMarker.Baseline, PatientMarker.Age, PatientMarker.Sex] };
        var answer = Answer(InLogCrp with { Rules = [searched] }, 4);
        Assert.Contains("effect modifiers in the scenario: 4 (baseline, age, sex, crp), in 1 test of interactions and subgroups and 1 claim rule", answer.Known[0], StringComparison.Ordinal);
        Assert.Equal("probably no or unclear", answer.Suggested);
    }

    private static Scenario WithSlope(double slope)
    {
        var trial = TextbookTrial.Of(80);
        return trial with
        {
            Outcome = trial.Outcome with { DrugEffect = new LinearDrugEffect { Slope = new(slope), NullAt = new(1) } },
            Analyses = [new CrpInteraction { Name = "interaction", Covariates = [] }],
        };
    }

    private static int Truth(CredibilityAssessment assessment, string name) => assessment.Inquest.Truths.Select(t => t.Name).ToList().IndexOf(name);

    private static CredibilityAnswer Answer(Scenario scenario, int question) => Assess(scenario, 64, new TrueValue(-0.5, 0)).Answers[question - 1];

    private static CredibilityAssessment Assess(Scenario scenario, long replicates, TrueValue value)
    {
        var inquest = new CredibilityInquest { Truths = ClaimTruth.Around(scenario), Interaction = scenario.Analyses[0], Value = value };
        return CredibilityAssessment.Of(inquest, TruthPanel.Run(inquest.Plan(), new(1, replicates, 2), null, default));
    }
}
