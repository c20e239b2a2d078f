using System.Globalization;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Statistics;
using TrialSim.Statistics.Subgroups;

namespace TrialSim.Benchmarks;

/// <summary>Workload W5: the largest interaction over 20 cut-points of 60 patients, judged by 1,000 permutations within arms; trials included.</summary>
public static class CutSearch
{
    private const int Patients = 60;
    private const int Quantiles = 20;
    private const int Permutations = 1000;

    /// <summary>Arguments: [--replicates N] [--rounds R] [--seed S].</summary>
    public static int Measure(string[] args)
    {
        long replicates = Throughput.Option(args, "--replicates", 20_000) / Lanes.Count * Lanes.Count;
        var cpu = new double[Throughput.Option(args, "--rounds", 3)];
        ulong seed = (ulong)Throughput.Option(args, "--seed", 1);
        using var trials = new SimulatedCuts(Patients, Quantiles, Permutations);
        for (int i = 0; i < 2; i++)
        {
            trials.Run(seed, 2000);
            Thread.Sleep(200); // the compiler's second tier works in the background
        }

        long rejected = 0;
        for (int round = 0; round < cpu.Length; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            rejected = trials.Run(seed, replicates);
            cpu[round] = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / replicates;
        }

        Array.Sort(cpu);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"w5 trialsim {cpu[cpu.Length / 2]:F3} {(double)rejected / replicates:F5}"));
        return 0;
    }

    private sealed class SimulatedCuts : IDisposable
    {
        private readonly LaneColumns normals;
        private readonly int[] pairs;
        private readonly bool[] treated;
        private readonly double[] marker;
        private readonly double[] outcome;
        private readonly PatientsByMarker order;
        private readonly CutCandidates candidates;
        private readonly InteractionScan[] scans;
        private readonly PermutedInteractions permuted;
        private readonly double[] observed = new double[Lanes.Count];
        private readonly int[] reached = new int[Lanes.Count];
        private readonly int quantiles;
        private readonly int permutations;

        public SimulatedCuts(int patients, int quantiles, int permutations)
        {
            this.quantiles = quantiles;
            this.permutations = permutations;
            normals = new(3, patients);
            pairs = [.. Enumerable.Range(0, patients / 2)];
            treated = [.. Enumerable.Range(0, patients).Select(i => i % 2 == 1)];
            marker = new double[patients];
            outcome = new double[patients];
            order = new(patients);
            candidates = new(quantiles);
            scans = [.. Enumerable.Range(0, Lanes.Count).Select(_ => new InteractionScan(patients, quantiles))];
            permuted = new(patients, permutations);
        }

        public long Run(ulong seed, long replicates)
        {
            long rejected = 0;
            for (long first = 0; first < replicates; first += Lanes.Count)
            {
                var random = TrialRandom.For(seed, (ulong)first);
                random.Normals(DrawPurpose.CrpLevel, 0, 0, pairs, normals[0], Portable.Log(2.5), 1.1);
                random.Normals(DrawPurpose.BaselineSeverity, 0, 0, pairs, normals[1], 0, 3.5);
                random.Normals(DrawPurpose.VisitResidual, 0, 0, pairs, normals[2], 0, 6);
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    Observe(lane);
                }

                permuted.Count(random, scans, observed, Alternative.TwoSided, reached);
                foreach (int count in reached)
                {
                    rejected += count + 1.0 < 0.05 * (permutations + 1) ? 1 : 0;
                }
            }

            return rejected;
        }

        public void Dispose()
        {
            normals.Dispose();
            permuted.Dispose();
            foreach (var scan in scans)
            {
                scan.Dispose();
            }
        }

        private void Observe(int lane)
        {
            double neutral = Portable.Log(5);
            for (int i = 0; i < marker.Length; i++)
            {
                marker[i] = normals[0][i][lane];
                outcome[i] = -8 - (0.35 * normals[1][i][lane]) + normals[2][i][lane] - (treated[i] ? 2 * (marker[i] - neutral) : 0);
            }

            order.Read(marker, outcome, treated);
            candidates.AtQuantiles(order, quantiles, 3);
            scans[lane].Read(order, candidates);
            observed[lane] = scans[lane].Best(candidates, Alternative.TwoSided).Statistic;
        }
    }
}
