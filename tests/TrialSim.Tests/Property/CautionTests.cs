using TrialSim.Analyses;
using TrialSim.Cautions;
using TrialSim.Characteristics;
using TrialSim.Claims;
using TrialSim.Claims.Searches;
using TrialSim.Quantities;
using TrialSim.Randomization;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Behaviour;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>Each caution is given where there is reason, and not where there is none.</summary>
public class CautionTests
{
    private static readonly Scenario W1 = TestScenarios.W1;
    private static readonly Scenario Raison = ScenarioFile.Read(Repository.Path("scenarios/raison-2013.json")).Scenario!;

    [Fact]
    public void The_published_trial_gives_several() =>
        Assert.Equal(["small-subgroup", "cut-from-the-data", "disagreeing-crp"], CautionList.Of(Raison).Select(c => c.Kind));

    [Theory]
    [InlineData("scenarios/bench/w2.json")]
    [InlineData("scenarios/validation/mmrm-null.json")]
    public void A_scenario_without_subgroups_gives_none(string path) => Assert.Empty(CautionList.Of(ScenarioFile.Read(Repository.Path(path)).Scenario!));

    [Fact]
    public void A_subgroup_that_holds_enough_patients_is_no_small_one()
    {
        Assert.Contains("about 8 patients in an arm (27% of 60)", Assert.Single(CautionList.Of(W1)).Text, StringComparison.Ordinal);
        Assert.Empty(CautionList.Of(W1 with { Design = W1.Design with { Patients = new(200) } }));
    }

    [Fact]
    public void The_smaller_arm_counts()
    {
        var larger = W1 with { Design = W1.Design with { Patients = new(200) } }; // 27 in each arm
        Assert.Empty(CautionList.Of(larger));
        var caution = Assert.Single(CautionList.Of(larger with { Randomization = new SimpleRandomization { Ratio = new AllocationRatio(3, 1) } }));
        Assert.Equal("small-subgroup", caution.Kind);
    }

    [Fact]
    public void A_subgroup_that_nothing_is_tested_in_is_left_alone() =>
        Assert.Empty(CautionList.Of(W1 with { Analyses = [.. W1.Analyses.Where(a => a.SubgroupsNamed.All(s => s == Subgroup.All))] }));

    [Fact]
    public void A_cut_chosen_post_hoc_is_said_to_be_so_and_a_pre_specified_one_is_not()
    {
        Scenario With(CutChoice? chosen) => W1 with { Subgroups = [.. W1.Subgroups.Select(s => s with { Chosen = chosen })] };
        Assert.Contains(CautionList.Of(With(CutChoice.PostHoc)), c => c.Kind == "cut-from-the-data");
        Assert.DoesNotContain(CautionList.Of(With(CutChoice.PreSpecified)), c => c.Kind == "cut-from-the-data");
        Assert.DoesNotContain(CautionList.Of(With(null)), c => c.Kind == "cut-from-the-data");
        Assert.Equal(ScenarioFile.Hash(W1), ScenarioFile.Hash(With(CutChoice.PostHoc)));
    }

    [Fact]
    public void A_search_without_correction_is_named_and_corrected_ones_are_not()
    {
        var scenario = TestScenarios.BestCuts;
        var cuts = scenario.Rules.OfType<BestCut>().ToList();
        Assert.Contains(cuts, rule => rule.Correction is Uncorrected);
        foreach (var rule in cuts)
        {
            bool isNamed = CautionList.Of(scenario with { Rules = [rule] }).Any(c => c.Kind == "cut-from-the-data" && c.Text.StartsWith(rule.Name, StringComparison.Ordinal));
            Assert.Equal(rule.Correction is Uncorrected, isNamed);
        }
    }

    [Fact]
    public void Two_measurements_disagree_as_often_as_their_correlation_says()
    {
        var plain = W1 with
        {
            Population = W1.Population with { Crp = W1.Population.Crp! with { Reliability = new(0.8), DetectionLimit = null, LogMean = new(Math.Log(5)) }, Eligibility = new(), Quotas = null },
            Randomization = new StratifiedPermutedBlocks { BlockSizes = [4], Strata = [new ScreeningCrpFactor { Cuts = [new(2)] }] },
        };
        double expected = Math.Acos(0.8) / Math.PI; // at the median; 0.2048
        var patients = EnrolledPatients.Draw(plain);

        StatisticalAssert.Rate((long)Math.Round(patients.Disagreeing(PatientMarker.Crp, 5) * patients.Count), patients.Count, expected, falseAlarm: 1e-6, detects: 0.23);
        Assert.Contains(CautionList.Of(plain), c => c.Kind == "disagreeing-crp" && c.Text.Contains("different sides of 5 mg/L", StringComparison.Ordinal));
        Assert.DoesNotContain(CautionList.Of(plain with { Randomization = new SimpleRandomization() }), c => c.Kind == "disagreeing-crp");
        Assert.DoesNotContain(
            CautionList.Of(plain with { Population = plain.Population with { Crp = plain.Population.Crp with { Reliability = new(1) } } }), c => c.Kind == "disagreeing-crp");
    }

    [Fact]
    public void Patients_are_enrolled_as_in_a_run()
    {
        var patients = EnrolledPatients.Draw(Raison);
        var run = Of(Raison, new(-1, 0.001), 2000);
        var subgroup = Raison.Subgroups[2];
        double prevalence = run.Figures.Single(f => f.Measure == Measures.Prevalence && f.Subgroup == subgroup.Name).Estimate!.Value;

        StatisticalAssert.Rate((long)Math.Round(patients.Share(subgroup) * patients.Count), patients.Count, prevalence, falseAlarm: 1e-6, detects: 0.40);
        Assert.Equal(prevalence * 60 / 2, patients.PerArm(subgroup), 0.5); // the smaller of two arms that differ by chance only
    }

    [Fact]
    public void An_interaction_found_in_fewer_than_half_of_the_trials_is_named_where_there_is_one()
    {
        Assert.Contains(Cautions(W1, new(-1, 0.001)), c => c.Kind == "underpowered-interaction" && c.Text.StartsWith("interaction finds", StringComparison.Ordinal));
        Assert.DoesNotContain(Cautions(W1, new(0, 0)), c => c.Kind == "underpowered-interaction");
        Assert.DoesNotContain(Cautions(W1 with { Design = W1.Design with { Patients = new(400) } }, new(-1, 0.001)), c => c.Kind == "underpowered-interaction");
    }

    [Fact]
    public void A_claimed_test_that_is_nearly_sure_to_reject_is_a_question_for_a_sequential_design()
    {
        var claimed = W1 with { Claims = ["interaction"] };
        Assert.DoesNotContain(Cautions(claimed, new(-1, 0.001)), c => c.Kind == "sequential-question");
        var large = claimed with { Design = W1.Design with { Patients = new(2000) } };
        Assert.Contains(Cautions(large, new(-1, 0.001)), c => c.Kind == "sequential-question");
        Assert.DoesNotContain(Cautions(large, new(0, 0)), c => c.Kind == "sequential-question");
        Assert.DoesNotContain(Cautions(large with { Claims = [] }, new(-1, 0.001)), c => c.Kind == "sequential-question");
    }

    [Theory]
    [InlineData(0.2, true)]
    [InlineData(20, false)]
    public void Slow_recruitment_is_a_question_for_a_sequential_design(double candidatesPerWeek, bool isSaid)
    {
        var recruiting = W1 with { Accrual = new() { Sites = [new() { Count = new(4), CandidatesPerWeek = new(candidatesPerWeek) }] } };
        Assert.Equal(isSaid, Cautions(recruiting, new(-1, 0.001)).Any(c => c.Kind == "sequential-question"));
    }

    [Fact]
    public void Sizes_that_differ_more_than_twofold_and_an_assurance_below_one_half_are_such_questions_too()
    {
        var rule = CautionList.Sequential;
        Assert.NotNull(rule.OfSizes(100, 201, 0.8));
        Assert.Null(rule.OfSizes(100, 200, 0.8));
        Assert.NotNull(rule.OfAssurance(Estimate.Of(0.49, 0.005)));
        Assert.Null(rule.OfAssurance(Estimate.Of(0.49, 0.006)));
        Assert.Null(rule.OfAssurance(Estimate.Of(0.51, 0.1)));
        Assert.Null(rule.OfAssurance(Estimate.None));
    }

    [Fact]
    public void Several_subgroups_searches_and_cuts_share_a_sentence_that_names_them()
    {
        var welch = Raison.Analyses.OfType<WelchT>().Single();
        var scenario = Raison with
        {
            Analyses = [welch, welch with { Name = "above-10", Subgroup = "crp>10" }],
            Subgroups = [.. Raison.Subgroups.Where(s => s.Name == Subgroup.All), Above("crp>5", 5), Above("crp>10", 10)],
            Rules = [.. TestScenarios.BestCuts.Rules.OfType<BestCut>().Where(r => r.Correction is Uncorrected).Take(1).SelectMany(r => (ClaimRule[])[r, r with { Name = "again" }])],
        };
        var cautions = CautionList.Of(scenario);
        Assert.Equal(["small-subgroup", "cut-from-the-data", "cut-from-the-data", "disagreeing-crp"], cautions.Select(c => c.Kind));
        Assert.Matches(@"^crp>5 \(about 11\) and crp>10 \(\d+\) are expected to hold fewer than 20 patients in an arm: what is found there \(welch-crp>5, above-10\) says little", cautions[0].Text);
        Assert.StartsWith("crp>5 and crp>10 were chosen after the data were seen: the figures of welch-crp>5, above-10 treat them as fixed", cautions[1].Text, StringComparison.Ordinal);
        Assert.Matches("^[^ ]+ and again choose among subgroups and test their choice", cautions[2].Text);
        Assert.Matches("put 21% and 1[0-9]% of the patients on different sides of 5 and 10 mg/L", cautions[3].Text);

        static Subgroup Above(string name, double crp) => new() { Name = name, CrpAbove = new(crp), Chosen = CutChoice.PostHoc };
    }

    [Fact]
    public void What_holds_in_several_places_is_said_once_with_the_places()
    {
        Caution[] first = [new("small-subgroup", "few"), new("disagreeing-crp", "14%")], second = [new("disagreeing-crp", "14%")], third = [new("disagreeing-crp", "15%")];
        Assert.Equal(["some(0): few", "14%"], Told(first, second));
        Assert.Equal(["some(0): few", "some(0,1,2), such as #0: 14%"], Told(first, second, third));
        Assert.Equal(["few", "14%"], Told(first));
        Assert.Equal(["some(1): few", "some(1,2): 14%"], Told([], first, second));
        Assert.Equal(["some(0): a", "some(1): b"], Told([new("small-subgroup", "a") { Matter = "A" }], [new("small-subgroup", "b") { Matter = "B" }]));
        Assert.Empty(Told([], []));

        static IEnumerable<string> Told(params Caution[][] places) =>
            CautionsOfPlaces.Of(places, some => $"some({string.Join(',', some)})", place => $"#{place}").Select(c => c.Text);
    }

    private static IReadOnlyList<Caution> Cautions(Scenario scenario, TrueValue truth)
    {
        var result = Run(scenario, truth, 1000);
        return CautionList.Of(result, OperatingCharacteristics.Of(result));
    }

    private static OperatingCharacteristics Of(Scenario scenario, TrueValue truth, long replicates) => OperatingCharacteristics.Of(Run(scenario, truth, replicates));

    private static SimulationResult Run(Scenario scenario, TrueValue truth, long replicates) =>
        Simulator.Run(scenario, new(1, replicates, 2), new([.. scenario.Analyses.Select(_ => truth)], new(0, 0), new(0, 0)), null, default);
}
