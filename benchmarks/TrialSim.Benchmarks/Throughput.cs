using System.Globalization;
using TrialSim.Characteristics;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Benchmarks;

/// <summary>Trials per second through the general engine, in one process, after warm-up, by processor time.</summary>
public static class Throughput
{
    /// <summary>Arguments: SCENARIO [--replicates N] [--workers W] [--rounds R].</summary>
    public static int Measure(string[] args)
    {
        string path = args[0];
        long replicates = Option(args, "--replicates", 1_000_000);
        int workers = (int)Option(args, "--workers", 1);
        int rounds = (int)Option(args, "--rounds", 5);
        if (ScenarioFile.Read(path) is not { Scenario: { } scenario })
        {
            Console.Error.WriteLine($"{path}: not a scenario; trialsim check says why");
            return 2;
        }

        var truth = CounterfactualRun.Compute(scenario, workers, CancellationToken.None);
        var warmUp = new RunSettings(scenario.Seed, Math.Min(replicates, 300_000), workers);
        for (int i = 0; i < 2; i++)
        {
            Simulator.Run(scenario, warmUp, truth, null, CancellationToken.None);
            Thread.Sleep(200); // the compiler's second tier works in the background
        }

        var settings = new RunSettings(scenario.Seed, replicates, workers);
        var cpu = new double[rounds];
        var wall = new double[rounds];
        SimulationResult? result = null;
        for (int round = 0; round < rounds; round++)
        {
            long started = TimeProvider.System.GetTimestamp();
            var before = Environment.CpuUsage.TotalTime;
            result = Simulator.Run(scenario, settings, truth, null, CancellationToken.None);
            cpu[round] = (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / replicates;
            wall[round] = TimeProvider.System.GetElapsedTime(started).TotalMicroseconds / replicates;
        }

        Array.Sort(cpu);
        Array.Sort(wall);
        Report(scenario.Name, workers, cpu, wall, result!);
        return 0;
    }

    private static void Report(string name, int workers, double[] cpu, double[] wall, SimulationResult result)
    {
        double median = cpu[cpu.Length / 2];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {1e6 / median:N0} trials per second of one core (median of {cpu.Length}; {cpu[0]:F3} to {cpu[^1]:F3} us of CPU a trial), "
            + $"{1e6 / wall[wall.Length / 2]:N0} trials/s by the clock with {workers} worker(s)"));
        Console.WriteLine($"{name}: digest {result.Digest} ({result.Settings.Replicates} replicates, seed {result.Settings.Seed})");
        // of a scenario with claim rules how often each announces something, else how often each test is significant
        bool claims = result.Scenario.Rules.Count > 0;
        var rates = OperatingCharacteristics.Of(result).Figures
            .Where(f => claims
                ? f.Measure == ClaimMeasures.Claimed && f.Claim is null
                : f.Measure == Measures.RejectionRate && result.Scenario.Analyses.Any(a => a.Name == f.Analysis))
            .Select(f => f.Estimate?.ToString("F5", CultureInfo.InvariantCulture) ?? "-");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} trialsim {median:F4} {string.Join(' ', rates)}"));
    }

    private static long Option(string[] args, string name, long otherwise)
    {
        int at = Array.IndexOf(args, name);
        return at >= 0 && at + 1 < args.Length ? long.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
    }
}
