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

    /// <summary>
    /// Patients analysed by tests that need one marker and ask nobody to be seen: binomial, .8 of 80, within five Monte Carlo standard errors of
    /// 64, a false alarm of 6e-7 each. The error itself is that of a binomial, within 5%: its own standard error is 0.7%.
    /// </summary>
    [Theory]
    [InlineData("cmh")]
    [InlineData("logistic")]
    [InlineData("imputed")]
    [InlineData("logistic-interaction")]
    public void The_patients_analysed_are_those_with_a_value(string analysis)
    {
        var patients = Run.Value.OfAnalysis(analysis, Measures.Analysed);
        double error = Math.Sqrt(80 * 0.8 * 0.2 / Trials);
        Assert.InRange(patients.Mcse!.Value, 0.95 * error, 1.05 * error);
        Assert.InRange(patients.Estimate!.Value, 64 - (5 * error), 64 + (5 * error));
    }

    /// <summary>A second marker takes another fifth of the patients seen at the final visit, however many those are; both errors together, five times: below 1e-6.</summary>
    [Fact]
    public void A_second_marker_leaves_another_fifth_out()
    {
        var (two, one) = (Run.Value.OfAnalysis("interaction", Measures.Analysed), Run.Value.OfAnalysis("thirds", Measures.Analysed));
        double error = two.Mcse!.Value + (0.8 * one.Mcse!.Value);
        Assert.InRange(two.Estimate!.Value - (0.8 * one.Estimate!.Value), -5 * error, 5 * error);
        Assert.InRange(one.Estimate.Value, 48, 60); // of 64 those who stay
    }

    /// <summary>Where no analysis reads a marker with missing values, nothing is said of it.</summary>
    [Fact]
    public void Where_no_analysis_leaves_anybody_out_nothing_is_counted()
    {
        var whole = ScenarioFile.Read(Repository.Path("tests/TrialSim.Tests/Scenarios/missing-marker-rules.json")).Scenario!;
        var run = new SimulatedScenario(whole with { Rules = [] }, 256, seed: 1);
        Assert.True(run.OfAnalysis("welch", Measures.RejectionRate).Estimate < 1);
        Assert.Throws<InvalidOperationException>(() => run.OfAnalysis("welch", Measures.Analysed));
    }
}
