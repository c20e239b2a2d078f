using System.Numerics;
using TrialSim.Claims;
using TrialSim.Claims.Searches;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;
using TrialSim.Statistics.Subgroups.Sets;
using TrialSim.Statistics.Subgroups.Trees;
using TrialSim.Tests.Property;
using TrialSim.Trials;

namespace TrialSim.Tests.Statistical;

/// <summary>How often the searching rules announce something in trials of 60 in which nothing works and no marker matters.</summary>
public sealed class SearchRuleNull
{
    private static readonly PatientMarker[] Four = [PatientMarker.Crp, PatientMarker.Age, PatientMarker.BodyMassIndex, PatientMarker.Sex];

    private static readonly SearchedMarker[] TwelveCuts =
    [
        new() { Marker = PatientMarker.Crp, Cuts = [new(2), new(3), new(5)] },
        new() { Marker = PatientMarker.Age, Cuts = [new(35), new(42), new(50)] },
        new() { Marker = PatientMarker.BodyMassIndex, Shares = [new(0.3), new(0.5), new(0.7)] },
        new() { Marker = PatientMarker.Sex, Cuts = [new(0)] },
    ];

    [Fact]
    public void One_test_keeps_its_level()
    {
        var rule = new BestOf { Name = "one", Markers = [new() { Marker = PatientMarker.Crp, Cuts = [new(5)] }] };
        var (claims, trials) = Claims(rule, 20_000);
        StatisticalAssert.Rate(claims, trials, expected: 0.05, falseAlarm: 1e-6, detects: 0.0625);
    }

    [Fact]
    public void The_best_of_three_independent_markers_is_announced_as_often_as_the_best_of_three_tests()
    {
        // independent of one another; the tests share a residual variance, which ties them a little: 1 - 0.95^3 within half a per cent
        var rule = new BestOf
        {
            Name = "three",
            Markers =
            [
                new() { Marker = PatientMarker.Crp, Shares = [new(0.5)] },
                new() { Marker = PatientMarker.Age, Shares = [new(0.5)] },
                new() { Marker = PatientMarker.Medication, Cuts = [new(0)] },
            ],
        };
        var (claims, trials) = Claims(rule, 20_000);
        StatisticalAssert.RateBetween(claims, trials, (0.1376, 0.1476), falseAlarm: 1e-6, (0.118, 0.168));
    }

    [Fact]
    public void Bonferroni_holds_for_changes()
    {
        var rule = new BestOf { Name = "bonferroni", Markers = TwelveCuts, Visits = [new(6), new(12)], Correction = new BonferroniCorrection() };
        var (claims, trials) = Claims(rule, 8_000);
        StatisticalAssert.RateBetween(claims, trials, (0.01, 0.05), falseAlarm: 1e-6, (0.002, 0.07));
    }

    [Theory]
    [InlineData(SearchContrast.Interaction)]
    [InlineData(SearchContrast.Subgroup)]
    public void Against_permuted_trials_the_best_of_many_tests_keeps_its_level(SearchContrast contrast)
    {
        var rule = new BestOf
        {
            Name = "permuted",
            Markers = TwelveCuts,
            Endpoints = [SearchedEndpoint.Change, SearchedEndpoint.ResponseAnyVisit],
            Contrast = contrast,
            Correction = new PermutationCorrection { Permutations = 79 },
        };
        var (claims, trials) = Claims(rule, 6_000);

        // 2 of 80 in each direction; ties between whole numbers make it a little smaller
        StatisticalAssert.RateBetween(claims, trials, (0.045, 0.05), falseAlarm: 1e-6, (0.025, 0.075));
    }

    [Fact]
    public void Differential_effect_search_keeps_its_level_against_permuted_trials_and_not_without()
    {
        var rule = new Sides { Name = "permuted", Markers = Four, Correction = new PermutationCorrection { Permutations = 39 } };
        var (claims, trials) = Claims(rule, 2_400);

        // 1 of 40 in each direction
        StatisticalAssert.Rate(claims, trials, expected: 0.05, falseAlarm: 1e-6, detects: 0.09);
        var naive = Claims(rule with { Correction = new Uncorrected() }, 2_400);
        Assert.True(naive.Claims > 10 * claims, $"{naive.Claims} naive claims, {claims} against permuted trials");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_split_sample_claims_at_most_at_its_level(bool partition)
    {
        TreeRule rule = partition
            ? new ModelPartition { Name = "split", Markers = Four, Correction = new HonestSplit(), SmallestLeaf = 8, SplitLevel = new(0.9) }
            : new Sides { Name = "split", Markers = Four, Correction = new HonestSplit(), SmallestGroup = 8 };
        var (claims, trials) = Claims(rule, 6_000);

        // 0.05 where a subgroup is found, which is not always
        StatisticalAssert.RateBetween(claims, trials, (0.02, 0.05), falseAlarm: 1e-6, (0.008, 0.075));
    }

    [Theory]
    [InlineData(InstabilityParameters.MeanAndEffect)]
    [InlineData(InstabilityParameters.Effect)]
    public void Model_partitions_split_at_most_at_their_level(InstabilityParameters parameters)
    {
        // asymptotic p-values at n = 60: supLM is conservative, chi-square nearly exact
        var protocol = ShippedScenarios.Read("raison-2013-null.json").Protocol();
        using var run = new TrialRun(protocol);
        var lanes = new LanePatients(new(protocol.Outline, run.Endpoints, run.Findings), Four);
        var tree = new ModelTree([false, false, false, true], 60, 1, 10, 0.05, parameters);
        var patients = lanes.Room();
        int[] everybody = [.. Enumerable.Range(0, 60)];
        int splits = 0;
        for (int trial = 0; trial < 6_000; trial++)
        {
            if (trial % 8 == 0)
            {
                run.Conduct(31, (ulong)trial);
            }

            lanes.Take(trial % 8, everybody, patients);
            tree.Grow(patients);
            splits += tree.Leaves > 1 ? 1 : 0;
        }

        StatisticalAssert.RateBetween(splits, 6_000, (0.015, 0.05), falseAlarm: 1e-6, (0.005, 0.075));
    }

    [Fact]
    public void Bagging_takes_away_most_of_the_optimism_of_a_search()
    {
        var scenario = ShippedScenarios.Read("raison-2013-null.json") with
        {
            Rules = [new BestOf { Name = "bagged", Markers = TwelveCuts, Bagged = 30 }],
        };
        using var run = new TrialRun(scenario.Protocol());
        var naive = new List<double>();
        var bagged = new List<double>();
        for (int trial = 0; trial < 6_000; trial += Lanes.Count)
        {
            run.Conduct(47, (ulong)trial);
            run.Announce();
            var announcement = run.Announcements[0];
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                if ((announcement.Favourable(0) >> lane & 1) != 0 && announcement.TryEstimate(0, lane, ClaimEstimate.Bagged, out double estimate, out _))
                {
                    naive.Add(ClaimedEffects.Of(run.Endpoints, announcement.Set(0, lane), lane).Inside);
                    bagged.Add(estimate);
                }
            }
        }

        // the truth is 0 in every set
        double spread = Math.Sqrt(naive.Zip(bagged, (n, b) => (b - n) * (b - n)).Average());
        double gain = bagged.Average() - naive.Average();
        Assert.True(gain > 5 * spread / Math.Sqrt(naive.Count), $"naive {naive.Average():F2}, bagged {bagged.Average():F2}, {naive.Count} claims");
        Assert.True(bagged.Average() < 0, "bagging does not know that the test was significant, and cannot take away all of it");
    }

    private static (long Claims, long Trials) Claims(ClaimRule rule, int trials)
    {
        using var run = new TrialRun((ShippedScenarios.Read("raison-2013-null.json") with { Rules = [rule] }).Protocol());
        long claims = 0;
        for (int trial = 0; trial < trials; trial += Lanes.Count)
        {
            run.Conduct(23, (ulong)trial);
            run.Announce();
            var announcement = run.Announcements[0];
            int slot = announcement.Slots.Length - 1;
            claims += BitOperations.PopCount(announcement.Favourable(slot) | announcement.Adverse(slot));
        }

        return (claims, trials);
    }
}
