using BenchmarkDotNet.Attributes;
using TrialSim.Scenarios;

namespace TrialSim.Benchmarks;

/// <summary>Enrolment of eight trials of raison-2013: with hs-CRP alone, and with six biomarkers of which nothing, something or everything is read.</summary>
[MemoryDiagnoser]
public class CohortBenchmarks
{
    private CohortRun plain = null!;
    private CohortRun panel = null!;

    [GlobalSetup]
    public void Setup() => (plain, panel) = (Read("raison-2013"), Read("raison-2013-panel"));

    [GlobalCleanup]
    public void Cleanup()
    {
        plain.Dispose();
        panel.Dispose();
    }

    [Benchmark(Baseline = true)]
    public void Plain() => plain.Enrol();

    [Benchmark]
    public void Panel() => panel.Enrol();

    [Benchmark]
    public void PanelWithLevelsAndBaselineValues() => panel.EnrolAndMeasureOnce();

    [Benchmark]
    public void PanelWithEveryValue() => panel.EnrolAndMeasureAll();

    private static CohortRun Read(string name) => new(ScenarioFile.Read(Path.Combine(ScenarioFolder.Find(), name + ".json")).Scenario!);
}
