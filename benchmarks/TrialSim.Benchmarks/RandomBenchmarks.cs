using BenchmarkDotNet.Attributes;
using TrialSim.Numerics;
using TrialSim.Randomness;

namespace TrialSim.Benchmarks;

/// <summary>A column of 64 patients in eight trials: 512 draws; divide by 512 for one.</summary>
[MemoryDiagnoser]
public class RandomBenchmarks
{
    private readonly int[] pairs = [.. Enumerable.Range(0, 32)];
    private LaneColumns columns = null!;

    [GlobalSetup]
    public void Setup() => columns = new(1, 64);

    [GlobalCleanup]
    public void Cleanup() => columns.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = 512)]
    public void Normals() => TrialRandom.For(1, 0).Normals(DrawPurpose.Age, 0, 0, pairs, columns[0]);
}
