using System.Collections.Concurrent;
using TrialSim.Characteristics;

namespace TrialSim.Tests.Statistical;

/// <summary>
/// raison-2013 reproduces the published trial on average: means over 20,000 trials, seed 1, lie in the acceptance bands by at least five
/// Monte Carlo standard errors, so that the truth of the scenario lies in them, and not one run of it.
/// </summary>
/// <remarks>
/// Sources: [1] Raison 2013, abstract; [2] NCT00463580, posted results; [3] Kappelmann 2018, table 1. A truth outside its band passes with
/// a chance below 3e-7 (five standard errors). The scenario's truths lie twelve errors or more inside, so that a case fails falsely with a
/// chance below 1e-11.
/// </remarks>
public class RaisonAcceptance
{
    private const double McseInside = 5;

    private static readonly ConcurrentDictionary<string, Lazy<SimulatedScenario>> Runs = new();

    /// <summary>The scenario file that must keep the bands.</summary>
    protected virtual string File => "raison-2013.json";

    private SimulatedScenario Published => Runs.GetOrAdd(File, file => new(() => new(file, replicates: 20_000, seed: 1))).Value;

    [Theory]
    // [2] HAM-D-17 means at baseline 24.1 and 23.6: their middle
    [InlineData(Measures.HamdMean, "infliximab", "all", 0.0, 23.9, 0.5)]
    [InlineData(Measures.HamdMean, "placebo", "all", 0.0, 23.9, 0.5)]
    // [2] HAM-D-17 means at weeks 1 and 2
    [InlineData(Measures.HamdMean, "infliximab", "all", 1.0, 20.8, 1.0)]
    [InlineData(Measures.HamdMean, "placebo", "all", 1.0, 20.4, 1.0)]
    [InlineData(Measures.HamdMean, "infliximab", "all", 2.0, 18.8, 1.0)]
    [InlineData(Measures.HamdMean, "placebo", "all", 2.0, 18.3, 1.0)]
    // [3] mean change to week 12
    [InlineData(Measures.HamdChangeMean, "infliximab", "all", 12.0, -7.5, 0.7)]
    [InlineData(Measures.HamdChangeMean, "placebo", "all", 12.0, -9.6, 0.7)]
    // [2] infliximab minus placebo in four nested sets of patients
    [InlineData(Measures.DifferenceMean, null, "all", 12.0, 2.1, 0.6)]
    [InlineData(Measures.DifferenceMean, null, "crp>1", 12.0, 0.3, 0.6)]
    [InlineData(Measures.DifferenceMean, null, "crp>3", 12.0, -1.8, 0.6)]
    [InlineData(Measures.DifferenceMean, null, "crp>5", 12.0, -3.1, 0.6)]
    // [2] responders at any visit 15/30 and 15/30; remitters 9/30 and 8/30
    [InlineData(Measures.ResponseAnyVisit, "infliximab", "all", null, 0.50, 0.06)]
    [InlineData(Measures.ResponseAnyVisit, "placebo", "all", null, 0.50, 0.06)]
    [InlineData(Measures.RemissionAnyVisit, "infliximab", "all", null, 0.30, 0.07)]
    [InlineData(Measures.RemissionAnyVisit, "placebo", "all", null, 0.27, 0.07)]
    // [1] 22 of 60 above 5 mg/L; responders among them 8/13 and 3/9
    [InlineData(Measures.Prevalence, null, "crp>5", null, 0.367, 0.03)]
    [InlineData(Measures.ResponseAnyVisit, "infliximab", "crp>5", null, 0.62, 0.10)]
    [InlineData(Measures.ResponseAnyVisit, "placebo", "crp>5", null, 0.33, 0.10)]
    // [2] completers 27/30 and 28/30
    [InlineData(Measures.Completion, "infliximab", "all", 12.0, 0.90, 0.03)]
    [InlineData(Measures.Completion, "placebo", "all", 12.0, 0.933, 0.03)]
    public void The_published_figure_is_met_on_average(
        string measure, string? arm, string subgroup, double? week, double published, double within)
    {
        var figure = Published.Of(measure, arm, subgroup, week);
        double margin = McseInside * figure.Mcse!.Value;
        Assert.InRange(figure.Estimate!.Value, published - within + margin, published + within - margin);
    }

    // [1] treatment x time x ln CRP, p = .01: half of the trials find a smaller p, half a larger
    [Fact]
    public void The_median_p_of_the_interaction_is_near_the_published_one()
    {
        var median = Published.OfAnalysis("interaction", Measures.PMedian);
        double margin = McseInside * median.Mcse!.Value;
        Assert.InRange(median.Estimate!.Value, 0.004 + margin, 0.03 - margin);
    }
}
