using BenchmarkDotNet.Attributes;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Benchmarks;

/// <summary>A block of 256 trials, by stage and as a whole; divide by 256 for one trial.</summary>
[MemoryDiagnoser]
public class TrialBenchmarks
{
    private const int Rounds = Simulator.BlockSize / Lanes.Count;

    private TrialRun run = null!;
    private Tally tally = null!;

    /// <summary>Workloads W1 and W2, or the whole published trial.</summary>
    [Params("bench/w1", "bench/w2", "raison-2013")]
    public string Scenario { get; set; } = string.Empty;

    [GlobalSetup]
    public void Setup()
    {
        var scenario = ScenarioFile.Read(Path.Combine(ScenarioFolder.Find(), Scenario + ".json")).Scenario!;
        run = new TrialRun(scenario.Protocol());
        tally = new Tally(scenario, CounterfactualRun.Compute(scenario, 1, CancellationToken.None));
        run.Conduct(1, 0);
        tally.Record(run, LaneMask.All);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        run.Dispose();
        tally.Dispose();
    }

    [Benchmark]
    public void Enrol() => Repeat(static b => b.run.Enrol());

    [Benchmark]
    public void Allocate() => Repeat(static b => b.run.Allocate());

    [Benchmark]
    public void Observe() => Repeat(static b => b.run.Observe());

    [Benchmark]
    public void Analyse() => Repeat(static b => b.run.Analyse());

    [Benchmark]
    public void Record() => Repeat(static b => b.tally.Record(b.run, LaneMask.All));

    [Benchmark(Baseline = true)]
    public void WholeTrial() => Repeat(static b =>
    {
        b.run.Conduct(1, 0);
        b.tally.Record(b.run, LaneMask.All);
    });

    private void Repeat(Action<TrialBenchmarks> stage)
    {
        for (int round = 0; round < Rounds; round++)
        {
            stage(this);
        }
    }
}
