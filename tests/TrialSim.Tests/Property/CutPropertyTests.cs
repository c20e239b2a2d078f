using CsCheck;
using TrialSim.Randomness;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups.Cuts;
using TrialSim.Tests.Oracles;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

/// <summary>What must hold of the best cut-point whatever the trial.</summary>
/// <remarks>Rounding: statistics agree to 1e-9 relative to the larger of themselves and 1, which leaves a fit by normal equations its digits.</remarks>
public sealed class CutPropertyTests
{
    private const double Digits = 1e-9;
    private const int Quantiles = 9;
    private const int Fewest = 2;

    // Markers of three digits, so that some are tied. Outcomes of a scale's size: beside 3, numbers like 1e-70 are rounding to us and a
    // perfect fit to the oracle.
    private static readonly Gen<CutTrial> Trials =
        from n in Gen.Int[8, 50]
        from marker in Gen.Int[0, 400].Array[n]
        from outcome in Gen.Int[-500, 500].Array[n]
        from treated in Gen.Bool.Array[n]
        select new CutTrial([.. marker.Select(m => m / 100.0)], treated, [.. outcome.Select(y => y / 100.0)]);

    public static TheoryData<Alternative> Alternatives => [Alternative.TwoSided, Alternative.Less, Alternative.Greater];

    [Theory]
    [MemberData(nameof(Alternatives))]
    public void The_best_cut_is_the_best_of_all_fits(Alternative alternative) => Trials.Sample(
        trial =>
        {
            var candidates = new CutCandidates(Quantiles);
            candidates.AtQuantiles(trial.Order(), Quantiles, 0);
            double[] cuts = [.. candidates.Places.ToArray().Select(p => p.Cut).Where(c => DenseCutScan.Filled(trial.Marker, trial.Treated, c, Fewest))];
            Agree(trial.BestInteraction(Quantiles, Fewest, alternative), cuts.Select(c => DenseCutScan.Interaction(trial.Marker, trial.Treated, trial.Outcome, c)), alternative);
            Agree(trial.BestSubgroup(Quantiles, Fewest, alternative), cuts.Select(c => DenseCutScan.Subgroup(trial.Marker, trial.Treated, trial.Outcome, c)), alternative);
        },
        iter: 300);

    [Fact]
    public void The_order_of_the_patients_changes_no_bit() => Trials.Where(t => t.Marker.Distinct().Count() == t.Marker.Length).Sample(
        trial =>
        {
            var turned = new CutTrial([.. trial.Marker.Reverse()], [.. trial.Treated.Reverse()], [.. trial.Outcome.Reverse()]);
            Assert.Equal(trial.BestInteraction(Quantiles, Fewest, Alternative.TwoSided), turned.BestInteraction(Quantiles, Fewest, Alternative.TwoSided));
            Assert.Equal(trial.BestSubgroup(Quantiles, Fewest, Alternative.TwoSided), turned.BestSubgroup(Quantiles, Fewest, Alternative.TwoSided));
            Assert.Equal(Reached(trial), Reached(turned));
        },
        iter: 20);

    [Fact]
    public void Swapped_arms_turn_the_sign_and_a_shift_of_all_outcomes_changes_nothing() => Trials.Sample(
        trial =>
        {
            var swapped = trial with { Treated = [.. trial.Treated.Select(t => !t)] };
            var shifted = trial with { Outcome = [.. trial.Outcome.Select(y => y + 3)] };
            Same(trial.BestInteraction(Quantiles, Fewest, Alternative.Less), swapped.BestInteraction(Quantiles, Fewest, Alternative.Greater), -1);
            Same(trial.BestInteraction(Quantiles, Fewest, Alternative.TwoSided), shifted.BestInteraction(Quantiles, Fewest, Alternative.TwoSided));
            Same(trial.BestSubgroup(Quantiles, Fewest, Alternative.Less), swapped.BestSubgroup(Quantiles, Fewest, Alternative.Greater), -1);
            Same(trial.BestSubgroup(Quantiles, Fewest, Alternative.TwoSided), shifted.BestSubgroup(Quantiles, Fewest, Alternative.TwoSided));
        },
        iter: 300);

    [Theory]
    [MemberData(nameof(Alternatives))]
    public void Eight_permutations_at_a_time_are_those_made_one_by_one(Alternative alternative)
    {
        const int Permutations = 21;
        const ulong Seed = 9;
        const ulong First = 24;
        // sizes differ, and the last arms do not fit into four registers
        int[] sizes = [24, 40, 17, 24, 9, 30, 81, 12];
        CutTrial[] trials = [.. sizes.Select((n, i) => CutTrial.Eight(n, 3, (ulong)(8 * i))[i])];
        int[] interactions = CountedCuts.Interaction(trials, Quantiles, Fewest, alternative, Permutations, Seed, First);
        int[] subgroups = CountedCuts.Subgroup(trials, Quantiles, Fewest, alternative, Permutations, Seed, First);
        for (int i = 0; i < trials.Length; i++)
        {
            Assert.Equal(ScalarCounts(trials[i], alternative, Permutations, Seed, First), (interactions[i], subgroups[i]));
        }
    }

    [Fact]
    public void Counting_permutations_allocates_nothing()
    {
        var trials = CutTrial.Eight(60, 1, 0);
        var candidates = new CutCandidates(Quantiles);
        InteractionScan[] scans = [.. trials.Select(_ => new InteractionScan(60, Quantiles))];
        SubgroupScan[] subgroups = [.. trials.Select(_ => new SubgroupScan(60, Quantiles))];
        PatientsByMarker[] orders = [.. trials.Select(t => t.Order())];
        using var within = new PermutedInteractions(60, 40);
        using var arms = new PermutedSubgroups(60, 40);
        double[] observed = new double[8];
        int[] reached = new int[8];
        long Allocated()
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < scans.Length; i++)
            {
                orders[i].Read(trials[i].Marker, trials[i].Outcome, trials[i].Treated);
                candidates.AtQuantiles(orders[i], Quantiles, 0);
                subgroups[i].Read(orders[i], candidates, Fewest);
                candidates.AtQuantiles(orders[i], Quantiles, Fewest);
                scans[i].Read(orders[i], candidates);
                observed[i] = scans[i].Best(candidates, Alternative.Less).Statistic;
            }

            within.Count(TrialRandom.For(1, 0), scans, observed, Alternative.Less, reached);
            arms.Count(TrialRandom.For(1, 0), subgroups, observed, Alternative.Less, reached);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated();
        Assert.Equal(0, Allocated());
        foreach (var scan in scans)
        {
            scan.Dispose();
        }
    }

    private static (int Interaction, int Subgroup) ScalarCounts(CutTrial trial, Alternative alternative, int permutations, ulong seed, ulong first)
    {
        int n = trial.Marker.Length;
        int[] byMarker = [.. Enumerable.Range(0, n).OrderBy(i => trial.Marker[i])];
        int treated = trial.Treated.Count(t => t);
        double interaction = alternative.Strength(trial.BestInteraction(Quantiles, Fewest, alternative).Statistic);
        double subgroup = alternative.Strength(trial.BestSubgroup(Quantiles, Fewest, alternative).Statistic);
        var counts = (0, 0);
        for (int p = 0; p < permutations; p++)
        {
            double[] outcome = new double[n];
            for (int arm = 0; arm < 2; arm++)
            {
                int[] own = [.. byMarker.Where(i => trial.Treated[i] == (arm == 1))];
                int[] order = ScalarPermutation.Order(seed, first, p, arm, own.Length);
                for (int i = 0; i < own.Length; i++)
                {
                    outcome[own[i]] = trial.Outcome[own[order[i]]];
                }
            }

            double moved = alternative.Strength((trial with { Outcome = outcome }).BestInteraction(Quantiles, Fewest, alternative).Statistic);
            counts.Item1 += moved >= interaction - (1e-10 * Math.Abs(interaction)) ? 1 : 0;
            int[] places = ScalarPermutation.Order(seed, first, p, 0, n);
            bool[] arms = new bool[n];
            for (int i = 0; i < n; i++)
            {
                arms[byMarker[i]] = places[i] < treated;
            }

            moved = alternative.Strength((trial with { Treated = arms }).BestSubgroup(Quantiles, Fewest, alternative).Statistic);
            counts.Item2 += moved >= subgroup - (1e-10 * Math.Abs(subgroup)) ? 1 : 0;
        }

        return counts;
    }

    private static int[] Reached(CutTrial trial) =>
    [
        .. CountedCuts.Interaction([.. Enumerable.Repeat(trial, 8)], Quantiles, Fewest, Alternative.TwoSided, 40, 1, 0),
        .. CountedCuts.Subgroup([.. Enumerable.Repeat(trial, 8)], Quantiles, Fewest, Alternative.TwoSided, 40, 1, 0),
    ];

    private static void Agree(SelectedCut best, IEnumerable<(double Estimate, double T)> fits, Alternative alternative)
    {
        double[] strengths = [.. fits.Select(f => alternative.Strength(f.T))];
        Assert.Equal(strengths.Length > 0, best.Exists);
        if (best.Exists)
        {
            double largest = strengths.Max();
            Near.Absolute(largest, alternative.Strength(best.Statistic), Digits * Math.Max(1, Math.Abs(largest)));
        }
    }

    private static void Same(SelectedCut a, SelectedCut b, int sign = 1)
    {
        Assert.Equal(a.Exists, b.Exists);
        if (a.Exists)
        {
            Near.Absolute(a.Statistic, sign * b.Statistic, Digits * Math.Max(1, Math.Abs(a.Statistic)));
        }
    }
}
