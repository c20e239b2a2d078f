using TrialSim.Randomness;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups.Cuts;

namespace TrialSim.Tests.Support;

/// <summary>Permutation counts of eight trials, for tests.</summary>
internal static class CountedCuts
{
    /// <summary>How many permutations of outcomes within arms reach the largest interaction of each trial.</summary>
    public static int[] Interaction(
        CutTrial[] trials, int quantiles, int fewest, Alternative alternative, int permutations, ulong seed, ulong firstReplicate)
    {
        int most = trials.Max(t => t.Marker.Length);
        InteractionScan[] scans = [.. trials.Select(_ => new InteractionScan(most, quantiles))];
        double[] observed = new double[trials.Length];
        var candidates = new CutCandidates(quantiles);
        for (int i = 0; i < trials.Length; i++)
        {
            var order = trials[i].Order();
            candidates.AtQuantiles(order, quantiles, fewest);
            scans[i].Read(order, candidates);
            observed[i] = scans[i].Best(candidates, alternative).Statistic;
        }

        using var permuted = new PermutedInteractions(most, permutations);
        int[] reached = new int[trials.Length];
        permuted.Count(TrialRandom.For(seed, firstReplicate), scans, observed, alternative, reached);
        foreach (var scan in scans)
        {
            scan.Dispose();
        }

        return reached;
    }

    /// <summary>How many permutations of the arms reach the largest effect above a cut of each trial.</summary>
    public static int[] Subgroup(
        CutTrial[] trials, int quantiles, int fewest, Alternative alternative, int permutations, ulong seed, ulong firstReplicate)
    {
        int most = trials.Max(t => t.Marker.Length);
        SubgroupScan[] scans = [.. trials.Select(_ => new SubgroupScan(most, quantiles))];
        double[] observed = new double[trials.Length];
        var candidates = new CutCandidates(quantiles);
        for (int i = 0; i < trials.Length; i++)
        {
            var order = trials[i].Order();
            candidates.AtQuantiles(order, quantiles, 0);
            scans[i].Read(order, candidates, fewest);
            observed[i] = scans[i].Best(candidates, alternative).Statistic;
        }

        using var permuted = new PermutedSubgroups(most, permutations);
        int[] reached = new int[trials.Length];
        permuted.Count(TrialRandom.For(seed, firstReplicate), scans, observed, alternative, reached);
        return reached;
    }
}
