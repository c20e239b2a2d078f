using TrialSim.Characteristics;
using TrialSim.Scenarios;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Statistical;

/// <summary>A fifth of every biomarker's values missing: tests that read them keep their level, and estimates stay unbiased.</summary>
public sealed class MissingMarkerNull
{
    private const int Trials = 10_000;

    private static readonly Lazy<SimulatedScenario> Run = new(() => new(
        ScenarioFile.Read(Repository.Path("tests/TrialSim.Tests/Scenarios/missing-markers.json")).Scenario!, Trials, seed: 9));

    /// <summary>Type I error .05 by tests that are exact, or nearly so, in 80 patients: a false alarm of 1e-6 each, sees .068.</summary>
    [Theory]
    [InlineData("ancova")]
    [InlineData("interaction")]
    [InlineData("above")]
    [InlineData("thirds")]
    [InlineData("mmrm")]
    [InlineData("mmrm-main")]
    public void The_level_is_kept(string analysis)
    {
        long hits = (long)Math.Round(Run.Value.OfAnalysis(analysis, Measures.RejectionRate).Estimate!.Value * Trials);
        StatisticalAssert.Rate(hits, Trials, 0.05, falseAlarm: 1e-6, detects: 0.068);
    }

    /// <summary>The mean estimate of no effect is 0 within five Monte Carlo standard errors: a false alarm of 6e-7 each.</summary>
    [Theory]
    [InlineData("ancova")]
    [InlineData("locf")]
    [InlineData("interaction")]
    [InlineData("cmh")]
    [InlineData("imputed")]
    public void No_effect_is_estimated_as_none(string analysis)
    {
        var mean = Run.Value.OfAnalysis(analysis, Measures.EstimateMean);
        Assert.InRange(mean.Estimate!.Value, -5 * mean.Mcse!.Value, 5 * mean.Mcse!.Value);
    }
}
