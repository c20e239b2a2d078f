using TrialSim.Claims;
using TrialSim.Claims.Searches;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Tests.Oracles;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

/// <summary>What the best-cut rule announces in simulated trials, against its definition by a fit at every cut, trial by trial.</summary>
/// <remarks>A p-value nearer to its limit than 1e-7 of it is not compared: there fits and running sums may differ by rounding.</remarks>
public sealed class BestCutRuleTests
{
    private const int Trials = 1000;
    private const ulong Seed = 43;
    private const double Tie = 1e-7;

    public static TheoryData<string> Formulas => Named(correction => correction is not (PermutationCorrection or HonestSplit));

    public static TheoryData<string> Permutations => Named(correction => correction is PermutationCorrection);

    public static TheoryData<string> Splits => Named(correction => correction is HonestSplit);

    [Theory]
    [MemberData(nameof(Formulas))]
    public void A_best_cut_is_announced_when_its_corrected_p_value_says_so(string name) => Compare(name, (oracle, _, _) =>
    {
        var trial = oracle.Trial(oracle.Seen);
        var fits = oracle.Fits(trial);
        return fits.Length == 0 ? null : (oracle.Best(fits), oracle.Corrected(trial, fits));
    });

    [Theory]
    [MemberData(nameof(Permutations))]
    public void A_permuted_cut_is_announced_when_few_permutations_reach_it(string name)
    {
        var rule = Rule(name);
        int permutations = ((PermutationCorrection)rule.Correction).Permutations;
        var alternative = rule.Direction == ClaimDirection.Either ? Alternative.TwoSided : Alternative.Less;
        Compare(name, (oracle, first, lane) =>
        {
            var trial = oracle.Trial(rule.HeldBack is { } share ? oracle.Choosing(Seed, first + (ulong)lane, 1 - share.Value) : oracle.Seen);
            var fits = oracle.Fits(trial);
            if (fits.Length == 0)
            {
                return null;
            }

            CutTrial[] eight = [.. Enumerable.Repeat(trial, Lanes.Count)];
            int reached = rule.Contrast == CutContrast.Interaction
                ? CountedCuts.Interaction(eight, rule.Quantiles!.Value, rule.MinPerCell, alternative, permutations, Seed, first)[lane]
                : CountedCuts.Subgroup(eight, rule.Quantiles!.Value, rule.MinPerCell, alternative, permutations, Seed, first)[lane];
            return (oracle.Best(fits), (1.0 + reached) / (permutations + 1));
        });
    }

    [Theory]
    [MemberData(nameof(Splits))]
    public void An_honest_split_tests_in_one_part_what_the_other_has_chosen(string name)
    {
        var rule = Rule(name);
        double share = ((HonestSplit)rule.Correction).TrainingShare.Value;
        int announced = 0;
        Run(rule, (oracle, announcement, first, lane) =>
        {
            int[] choosing = oracle.Choosing(Seed, first + (ulong)lane, share);
            var testing = oracle.Trial([.. oracle.Seen.Except(choosing)]);
            var fits = oracle.Fits(oracle.Trial(choosing));
            int slot = rule.Contrast == CutContrast.Interaction ? BestCut.EnhancedSlot : BestCut.SubgroupSlot;
            if (fits.Length == 0)
            {
                Assert.Equal(0u, announcement.Feasible.Bits >> lane & 1);
                return;
            }

            var (cut, _, chosen) = oracle.Best(fits);
            if ((announcement.Favourable(slot) >> lane & 1) == 0)
            {
                return;
            }

            announced++;
            bool above = rule.Contrast == CutContrast.Subgroup || chosen < 0 || rule.Direction == ClaimDirection.Benefit;
            Assert.Equal(new MarkerBound(rule.Marker, cut, above), announcement.Set(slot, lane)[0]);
            var (estimate, t) = rule.Contrast == CutContrast.Interaction
                ? DenseCutScan.Interaction(testing.Marker, testing.Treated, testing.Outcome, cut)
                : DenseCutScan.Subgroup(testing.Marker, testing.Treated, testing.Outcome, cut);
            double df = rule.Contrast == CutContrast.Interaction ? testing.Marker.Length - 4 : testing.Marker.Count(m => m > cut) - 2;
            Assert.InRange(StudentT.UpperTail(above ? -t : t, df), 0, rule.Alpha.Value * (1 + Tie));
            Assert.True(announcement.TryEstimate(slot, lane, ClaimEstimate.Honest, out double value, out double variance));
            Near.Relative(above ? estimate : -estimate, value, 1e-8);
            Near.Relative(estimate / t * (estimate / t), variance, 1e-8);
        });
        Assert.InRange(announced, 20, Trials);
    }

    private static void Compare(string name, Func<ScalarBestCut, ulong, int, ((double Cut, double Estimate, double T) Best, double P)?> definition)
    {
        var rule = Rule(name);
        int slot = rule.Contrast == CutContrast.Interaction ? BestCut.EnhancedSlot : BestCut.SubgroupSlot;
        int announced = 0;
        Run(rule, (oracle, announcement, first, lane) =>
        {
            var expected = definition(oracle, first, lane);
            Assert.Equal(expected is not null, (announcement.Feasible.Bits >> lane & 1) != 0);
            bool favourable = (announcement.Favourable(slot) >> lane & 1) != 0;
            bool adverse = (announcement.Adverse(slot) >> lane & 1) != 0;
            if (expected is not { } found || Math.Abs(found.P - rule.Alpha.Value) <= Tie * rule.Alpha.Value)
            {
                return;
            }

            Assert.True(found.P <= rule.Alpha.Value == (favourable || adverse), $"p {found.P}, announced {favourable} {adverse}");
            if (favourable || adverse)
            {
                announced++;
                Assert.Equal(rule.Contrast == CutContrast.Interaction || found.Best.T < 0, favourable);
                bool above = rule.Contrast == CutContrast.Subgroup || found.Best.T < 0;
                Assert.Equal(new MarkerBound(rule.Marker, found.Best.Cut, above), announcement.Set(slot, lane)[0]);
            }
        });
        Assert.InRange(announced, 20, Trials);
    }

    private static void Run(BestCut rule, Action<ScalarBestCut, Announcement, ulong, int> look)
    {
        using var run = new TrialRun((TestScenarios.BestCuts with { Rules = [rule] }).Protocol());
        for (int first = 0; first < Trials; first += Lanes.Count)
        {
            run.Conduct(Seed, (ulong)first);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                look(new(run, rule, lane), run.Announcements[0], (ulong)first, lane);
            }
        }
    }

    private static BestCut Rule(string name) => TestScenarios.BestCuts.Rules.OfType<BestCut>().Single(rule => rule.Name == name);

    private static TheoryData<string> Named(Func<SearchCorrection, bool> which) =>
        [.. TestScenarios.BestCuts.Rules.OfType<BestCut>().Where(rule => which(rule.Correction)).Select(rule => rule.Name)];
}
