using TrialSim.Characteristics;
using TrialSim.Claims;
using TrialSim.Claims.Curves;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Statistical;

/// <summary>The rules for a continuous marker in simulated trials: how often they claim where nothing is to be found, and on which side where something is.</summary>
public sealed class ContinuousMarkerRules
{
    private static readonly Scenario Null = ScenarioFile.Read(Repository.Path("tests/TrialSim.Tests/Scenarios/continuous-marker-rules.json")).Scenario!;

    private static Scenario Step(double above, double atMost) => Null with
    {
        Outcome = Null.Outcome with { DrugEffect = new ThresholdDrugEffect { Cut = new(2.46), Above = new(above), AtMost = new(atMost) } },
    };

    /// <summary>Exact levels: F of functions chosen beforehand; 25 and 10 of 501 and 200 places; 50 of 1001 one-sided.</summary>
    [Theory]
    [InlineData("spline", 0.05, 0.062, 20_000)]
    [InlineData("straight line", 0.05, 0.062, 20_000)]
    [InlineData("stepp", 25 / 501.0, 0.062, 20_000)]
    [InlineData("stepp of bmi", 0.05, 0.062, 20_000)]
    [InlineData("threshold b", 50 / 1001.0, 0.062, 20_000)]
    public void Rules_keep_their_level_where_there_is_nothing(string rule, double level, double detects, int trials) =>
        StatisticalAssert.Rate(Claims(Null, rule, trials).Any, trials, level, falseAlarm: 1e-6, detects);

    /// <summary>
    /// The powers are chosen to fit the outcome without interaction, which leaves the test a little cautious; the adaptive designs spend what the first
    /// test leaves over only in part.
    /// </summary>
    [Theory]
    [InlineData("one power", 0.036, 0.044, 20_000)]
    [InlineData("two powers of age", 0.028, 0.042, 20_000)]
    [InlineData("threshold a", 0.040, 0.050, 20_000)]
    [InlineData("signature", 0.040, 0.050, 20_000)]
    [InlineData("cross-validated", 0.040, 0.050, 20_000)]
    public void Cautious_rules_stay_below_their_level(string rule, double lowest, double highest, int trials) => StatisticalAssert.RateBetween(
        Claims(Null, rule, trials).Any, trials, (lowest, highest), falseAlarm: 1e-6, detects: (lowest - 0.012, highest + 0.013));

    /// <summary>The worst null of two bands: nothing in one and much in the other, so that the test of the first decides alone and one-sided.</summary>
    [Fact]
    public void Gail_and_Simon_keep_their_level_where_one_band_is_without_effect() =>
        StatisticalAssert.Rate(Claims(Step(0, -15), "gail-simon", 20_000).Any, 20_000, 0.05, falseAlarm: 1e-6, detects: 0.062);

    /// <summary>A claim needs an effect of -5 in 30 patients, standard error 1.7, to be found at 1.64 standard errors above 0: beyond 4.5, 4e-6 a trial.</summary>
    [Fact]
    public void Gail_and_Simon_do_not_take_a_larger_effect_for_a_qualitative_interaction() =>
        Assert.InRange(Claims(Step(-10, -5), "gail-simon", 4000).Any, 0, 2);

    [Theory]
    [InlineData("gail-simon", 0.8)]
    [InlineData("one power", 0.8)]
    [InlineData("spline", 0.8)]
    [InlineData("stepp", 0.8)]
    public void Rules_find_the_side_that_benefits(string rule, double often)
    {
        var high = Claims(Step(-9, 7), rule, 800);
        Assert.InRange(high.Any, often * 800, 800);
        Assert.InRange(high.Above, 0.97 * high.Any, high.Any); // the interaction is above 5 standard errors: hardly ever the wrong side
        var low = Claims(Step(9, -7), rule, 800);
        Assert.InRange(low.Any, often * 800, 800);
        Assert.InRange(low.Above, 0, 0.03 * low.Any);
    }

    [Theory]
    [InlineData("threshold a")]
    [InlineData("threshold b")]
    public void The_adaptive_threshold_claims_the_patients_above_a_cut_where_only_they_benefit(string rule)
    {
        var found = Claims(Step(-10, 8), rule, 800);
        Assert.InRange(found.Any, 0.7 * 800, 800);
        Assert.InRange(found.InSubgroup, 0.85 * found.Any, found.Any);
        Assert.InRange(found.MedianCut, 1.8, 3.4); // the true cut is 2.46 mg/L
    }

    [Fact]
    public void The_adaptive_threshold_claims_everybody_where_everybody_benefits()
    {
        var found = Claims(Step(-8, -8), "threshold b", 800);
        Assert.InRange(found.Any, 0.95 * 800, 800);
        Assert.InRange(found.InSubgroup, 0, 0.6 * found.Any);
    }

    [Fact]
    public void The_signature_estimates_the_effect_in_its_set_honestly()
    {
        // the set is chosen in one half and the estimate comes from the other: what is claimed is exaggerated by its own significance only
        var scenario = Step(-14, 10) with { Rules = [((AdaptiveSignature)Rule("signature")) with { Markers = [Trials.PatientMarker.Crp], OverallShare = new(0.01), Alpha = new(0.9) }] };
        var found = Claims(scenario, "signature", 4000);
        Assert.InRange(found.InSubgroup, 2500, 4000);
        Assert.InRange(found.Above, 0.97 * found.InSubgroup, found.InSubgroup);
        Assert.InRange(found.MeanHonest, -14.5, -8);
    }

    [Fact]
    public void The_cross_validated_signature_finds_the_marker_that_matters()
    {
        var scenario = Step(-12, 10) with { Rules = [((CrossValidatedSignature)Rule("cross-validated")) with { OverallShare = new(0.5) }] };
        var found = Claims(scenario, "cross-validated", 160);
        Assert.InRange(found.InSubgroup, 0.8 * 160, 160);
        Assert.InRange(found.Above, 0.97 * found.InSubgroup, found.InSubgroup);
    }

    /// <summary>The adaptive signature promises at most its level: no effect, balanced benefit and harm (everybody's effect is nothing), an effect in one half only.</summary>
    [Theory]
    [Trait("Category", "Long")]
    [InlineData(0, 0)]
    [InlineData(-8, 8)]
    [InlineData(8, -8)]
    [InlineData(-8, 0)]
    [InlineData(0, 8)]
    public void The_adaptive_signature_keeps_its_promise_whatever_the_truth(double above, double atMost)
    {
        const int replicates = 200_000;
        var scenario = Step(above, atMost) with { Rules = [Rule("signature")] };
        var run = Simulator.Run(scenario, new(6, replicates, 2), CounterfactualRun.Compute(scenario, 2, CancellationToken.None), null, CancellationToken.None);
        double rate = OperatingCharacteristics.Of(run).Figures.Single(f => f.Measure == Measures.FamilyWiseError && f.Analysis == "signature").Estimate!.Value;
        // no more than the level, whatever less: one side of the test of a rate of 0.05, which sees 0.054
        long most = StatisticalAssert.Accepted(replicates, 0.05, 1e-6).Highest;
        Assert.True(new BinomialTails(replicates, 0.054).AtLeast(most + 1) > StatisticalAssert.Power);
        Assert.InRange(rate * replicates, 1, most);
    }

    private static ClaimRule Rule(string name) => Null.Rules.Single(r => r.Name == name);

    private static ClaimCounts Claims(Scenario scenario, string rule, int trials)
    {
        using var run = new TrialRun((scenario with { Rules = [scenario.Rules.Single(r => r.Name == rule)] }).Protocol());
        var counts = new ClaimCounts();
        for (int trial = 0; trial < trials; trial += Lanes.Count)
        {
            run.Conduct(77, (ulong)trial);
            counts.Add(run.Announcements[0]);
        }

        return counts;
    }
}
