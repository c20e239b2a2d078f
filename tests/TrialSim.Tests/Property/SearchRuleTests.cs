using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Claims;
using TrialSim.Claims.Curves;
using TrialSim.Claims.Searches;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;
using TrialSim.Randomness;
using TrialSim.Scenarios;
using TrialSim.Statistics.Subgroups;
using TrialSim.Statistics.Subgroups.Trees;
using TrialSim.Tests.Behaviour;
using TrialSim.Tests.Oracles;
using TrialSim.Tests.Support;
using TrialSim.Trials;

namespace TrialSim.Tests.Property;

/// <summary>What the searching rules of searches.json announce, against brute force in the same trials.</summary>
public sealed class SearchRuleTests
{
    private const ulong Seed = 5;

    // Hill's deviates are within this of exact ones at these degrees of freedom (StudentDeviate)
    private const double Hill = 3e-4;

    private static readonly Scenario Searches = ScenarioFile.Read(Repository.Path("tests/TrialSim.Tests/Scenarios/searches.json")).Scenario!;

    [Theory]
    [InlineData("forking-paths")]
    [InlineData("forking-paths-within")]
    [InlineData("best-marker")]
    public void The_best_test_is_announced_where_it_is_significant(string name)
    {
        var rule = Assert.IsType<BestOf>(Searches.Rules.Single(r => r.Name == name));
        double level = (rule.IsTwoSidedInteraction ? rule.Alpha.Value / 2 : rule.OneSidedLevel)
            / (rule.Correction is BonferroniCorrection ? rule.Tests : 1);
        double critical = NormalDistribution.UpperQuantile(level);
        int claims = 0;
        ForEachTrial(rule, blocks: 6, (run, announcement, lane, _) =>
        {
            var search = new ScalarSearch(rule, run, [2, 6, 12], lane);
            Assert.Equal(rule.Tests * (rule.IsTwoSidedInteraction ? 2 : 1), search.Tests.Count());
            var best = search.Best(search.Everybody, 1);
            int slot = announcement.Slots.Length - 1;
            bool favourable = (announcement.Favourable(slot) >> lane & 1) != 0;
            if (Math.Abs(best.Z - critical) > Hill)
            {
                Assert.Equal(best.Z > critical, favourable);
            }

            if (favourable)
            {
                claims++;
                var set = announcement.Set(slot, lane);
                Assert.Contains(search.Tests, t => search.SetOf(t) == set && search.Deviate(search.Everybody, t) >= best.Z - Hill);
                if (slot == 1)
                {
                    Assert.Equal(search.Good(best.Test) > 0, (announcement.Favourable(0) >> lane & 1) != 0);
                }
            }
            else if (rule.Side == SearchedSide.Above && search.Best(search.Everybody, -1) is var worst && Math.Abs(worst.Z - critical) > Hill)
            {
                Assert.Equal(worst.Z > critical, (announcement.Adverse(slot) >> lane & 1) != 0);
            }
        });
        Assert.True(claims >= 4, $"{claims} claims try nothing out");
    }

    [Theory]
    [InlineData("forking-paths")]
    [InlineData("forking-paths-within")]
    public void The_bagged_estimate_takes_away_what_bootstrap_samples_add(string name)
    {
        var rule = Assert.IsType<BestOf>(Searches.Rules.Single(r => r.Name == name));
        int estimates = 0;
        ForEachTrial(rule, blocks: 2, (run, announcement, lane, replicate) =>
        {
            if (!announcement.TryEstimate(0, lane, ClaimEstimate.Bagged, out double estimate, out double variance))
            {
                return;
            }

            var search = new ScalarSearch(rule, run, [2, 6, 12], lane);
            double sign = ((announcement.Favourable(0) | announcement.Favourable(announcement.Slots.Length - 1)) >> lane & 1) != 0 ? 1 : -1;
            var chosen = search.Best(search.Everybody, sign).Test;
            List<(double Sample, double Trial)> effects = [];
            for (int b = 0; b < rule.Bagged; b++)
            {
                int[] sample = Sample(replicate, b, run.Trial);
                var found = search.Best(sample, sign).Test;
                effects.Add((search.Effect(sample, found), search.Effect(search.Everybody, found)));
            }

            effects.RemoveAll(e => !double.IsFinite(e.Sample - e.Trial));
            double mean = effects.Average(e => e.Sample);

            // sums in another order
            Near.Absolute(search.Effect(search.Everybody, chosen) - effects.Average(e => e.Sample - e.Trial), estimate, 1e-10);
            Near.Relative(effects.Sum(e => (e.Sample - mean) * (e.Sample - mean)) / (effects.Count - 1), variance, 1e-9);
            estimates++;
        });
        Assert.True(estimates >= 3, $"{estimates} estimates try nothing out");
    }

    [Fact]
    public void The_best_cut_of_one_marker_bags_as_the_best_of_many_tests_does()
    {
        MarkerLevel[] cuts = [new(2), new(3), new(4), new(6)];
        var cut = new BestCut { Name = "cut", Cuts = cuts, Correction = new Uncorrected(), Bagged = 25, Alpha = new(0.3) };
        var best = new BestOf
        {
            Name = "best",
            Markers = [new() { Marker = PatientMarker.Crp, Cuts = cuts }],
            Side = SearchedSide.Either,
            SmallestArm = cut.MinPerCell,
            Bagged = 25,
            Alpha = new(0.3),
        };
        using var one = new TrialRun((Searches with { Rules = [cut, best] }).Protocol());
        int estimates = 0;
        for (ulong first = 0; first < 80; first += 8)
        {
            one.Conduct(Seed, first);
            one.Announce();
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                for (int slot = 0; slot < 2; slot++)
                {
                    bool has = one.Announcements[0].TryEstimate(slot, lane, ClaimEstimate.Bagged, out double a, out double aVariance);
                    Assert.Equal(has, one.Announcements[1].TryEstimate(slot, lane, ClaimEstimate.Bagged, out double b, out double bVariance));
                    if (has)
                    {
                        // the same samples and sets; sums in another order
                        Near.Absolute(a, b, 1e-10);
                        Near.Relative(aVariance, bVariance, 1e-9);
                        estimates++;
                    }
                }
            }
        }

        Assert.True(estimates > 20, $"{estimates} estimates try nothing out");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_split_sample_estimates_from_patients_who_did_not_choose(bool tree)
    {
        var sides = Assert.IsType<Sides>(Searches.Rules.Single(r => r.Name == "sides-split"));
        var signature = new AdaptiveSignature
        {
            Name = "signature",
            Markers = [PatientMarker.Crp, PatientMarker.Age],
            TrainingShare = new(0.6),
            OverallShare = new(0.01),
            SelectionAlpha = new(0.5),
            Alpha = new(0.2),
        };
        ClaimRule rule = tree ? sides : signature;
        double share = tree ? ((HonestSplit)sides.Correction).TrainingShare.Value : signature.TrainingShare.Value;
        int slot = tree ? 0 : SignatureRule.InSubgroup;
        int claims = 0;
        ForEachTrial(rule, blocks: 10, (run, announcement, lane, replicate) =>
        {
            int[] chose = ScalarSplit.Training(run, lane, Seed, replicate + (ulong)lane, share);
            int[] tested = [.. Enumerable.Range(0, run.Trial.Patients).Except(chose)];
            var treated = run.Trial.Treated.ToArray();
            if (announcement.TryEstimate(slot, lane, ClaimEstimate.Honest, out double estimate, out _))
            {
                var set = announcement.Set(slot, lane);
                var seen = new Lanes[run.Trial.Patients];
                run.Trial.MarkSeen(run.Trial.Visits, seen);
                double Mean(double arm) => tested.Where(i => seen[i][lane] == 1 && treated[i][lane] == arm && set.Contains(run.Trial, i, lane))
                    .Average(i => run.Trial.Score(run.Trial.Visits)[i][lane] - run.Trial.Baseline[i][lane]);
                Near.Absolute(Mean(1) - Mean(0), estimate, 1e-12);
                claims++;
            }
        });
        Assert.True(claims >= 5, $"{claims} claims try nothing out");
    }

    [Theory]
    [InlineData("sides-naive")]
    [InlineData("mob")]
    public void A_tree_rule_announces_what_its_search_finds_in_the_patients_seen(string name)
    {
        var rule = Assert.IsAssignableFrom<TreeRule>(Searches.Rules.Single(r => r.Name == name));
        double critical = NormalDistribution.UpperQuantile(rule.OneSidedLevel);
        int claims = 0;
        ForEachTrial(rule, blocks: 10, (run, announcement, lane, _) =>
        {
            var seen = new Lanes[run.Trial.Patients];
            run.Trial.MarkSeen(run.Trial.Visits, seen);
            int[] numbers = [.. Enumerable.Range(0, seen.Length).Where(i => seen[i][lane] == 1)];
            var patients = new MarkedPatients(rule.Markers.Count, numbers.Length) { Count = numbers.Length };
            for (int k = 0; k < numbers.Length; k++)
            {
                patients.Outcome[k] = run.Trial.Score(3)[numbers[k]][lane] - run.Trial.Baseline[numbers[k]][lane];
                patients.Treated[k] = run.Trial.Treated[numbers[k]][lane] == 1;
                for (int m = 0; m < rule.Markers.Count; m++)
                {
                    patients.Marker(m)[k] = run.Trial.Measured(rule.Markers[m])[numbers[k]][lane];
                }
            }

            patients.Sort();
            var search = rule.Search(numbers.Length);
            search.Search(patients, -1);
            double benefit = search.Bounds.Length > 0 ? search.Deviate : double.NegativeInfinity;
            var set = ClaimedSet.Everybody;
            foreach (var bound in search.Bounds)
            {
                set = set.With(new(rule.Markers[bound.Marker], bound.Cut, bound.Above));
            }

            search.Search(patients, 1);
            double harm = search.Bounds.Length > 0 ? search.Deviate : double.NegativeInfinity;
            Assert.Equal(benefit >= critical && benefit >= harm, (announcement.Favourable(0) >> lane & 1) != 0);
            Assert.Equal(harm >= critical && harm > benefit, (announcement.Adverse(0) >> lane & 1) != 0);
            if ((announcement.Favourable(0) >> lane & 1) != 0)
            {
                Assert.Equal(set, announcement.Set(0, lane));
                claims++;
            }
        });
        Assert.True(claims >= 5, $"{claims} claims try nothing out");
    }

    [Fact]
    public void A_permutation_stays_within_its_kind_and_every_order_is_as_likely()
    {
        Lanes[] kind = [.. new[] { 1.0, 0, 1, 1, 0 }.Select(k => (Lanes)k)];
        var counts = new long[6];
        Span<int> from = stackalloc int[40];
        Span<int> room = stackalloc int[5];
        int zeroesSwapped = 0;
        var words = new Vector512<ulong>[6];
        for (int draw = 0; draw < 3000; draw++)
        {
            TrialRandom.For(Seed, 8 * (ulong)draw).Fractions(DrawPurpose.Permutation, 0, 0, [0, 1, 2], words);
            int lane = draw % 8;
            OwnPermutation.Draw(MemoryMarshal.Cast<Vector512<ulong>, ulong>(words.AsSpan()), kind, lane, from, room);
            int[] of = [from[lane], from[16 + lane], from[24 + lane]];
            Assert.Equal([0, 2, 3], of.Order());
            Assert.Equal(5, from[8 + lane] + from[32 + lane]);
            counts[(Array.IndexOf([0, 2, 3], of[0]) * 2) + (of[1] > of[2] ? 1 : 0)]++;
            zeroesSwapped += from[8 + lane] == 4 ? 1 : 0;
        }

        double sixth = 1 / 6.0;
        StatisticalAssert.Distribution(counts, [sixth, sixth, sixth, sixth, sixth, sixth], falseAlarm: 1e-6, detects: [0.22, 0.14, 0.18, 0.14, 0.16, 0.16]);
        StatisticalAssert.Rate(zeroesSwapped, 3000, expected: 0.5, falseAlarm: 1e-6, detects: 0.57);
    }

    private static void ForEachTrial(ClaimRule rule, int blocks, Action<TrialRun, Announcement, int, ulong> look)
    {
        using var run = new TrialRun((Searches with { Rules = [rule] }).Protocol());
        for (int block = 0; block < blocks; block++)
        {
            ulong first = (ulong)(block * Lanes.Count);
            run.Conduct(Seed, first);
            run.Announce();
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                look(run, run.Announcements[0], lane, first);
            }
        }
    }

    private static int[] Sample(ulong first, int number, TrialBlock trial)
    {
        var fractions = Fractions(DrawPurpose.RuleBootstrap, first, number, trial);
        return [.. Enumerable.Range(0, trial.Patients).Select(i => (int)(fractions[i * 8] / Math.ScaleB(1, 32) * trial.Patients))];
    }

    private static ulong[] Fractions(DrawPurpose purpose, ulong first, int number, TrialBlock trial)
    {
        var words = new Vector512<ulong>[trial.Patients + 1];
        TrialRandom.For(Seed, first).Fractions(purpose, number, 0, trial.Pairs, words.AsSpan(0, (trial.Patients + 1) & ~1));
        return MemoryMarshal.Cast<Vector512<ulong>, ulong>(words.AsSpan()).ToArray();
    }
}
