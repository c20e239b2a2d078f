using System.Text.Json;
using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.StrataAndTimes;

/// <summary>Eight simulated trials against R's mantelhaen.test, survdiff and coxph on the same patients (strata-and-times.R).</summary>
public sealed class StrataAndTimesTests
{
    private static readonly JsonElement[] Trials = [.. ReferenceFile.Cases("StrataAndTimes/strata-and-times.json", "trials")];

    public static TheoryData<string> Analyses => [.. TestScenarios.StrataAndTimes.Analyses.Select(a => a.Name)];

    [Theory]
    [MemberData(nameof(Analyses))]
    public void Findings_are_those_of_R(string name)
    {
        var scenario = TestScenarios.StrataAndTimes;
        int index = scenario.Analyses.ToList().FindIndex(a => a.Name == name);
        using var run = new TrialRun(scenario.Protocol());
        run.Conduct(scenario.Seed, 0);
        Assert.Equal(8, Trials.Length);
        for (int lane = 0; lane < Trials.Length; lane++)
        {
            Compare(scenario.Analyses[index], Trials[lane].GetProperty("found").GetProperty(name), run.Findings[index], lane);
        }
    }

    [Fact]
    public void The_trials_compared_hold_some_that_cannot_be_analysed() => Assert.InRange(
        Trials.Sum(t => t.GetProperty("found").EnumerateObject().Count(a => !a.Value.GetProperty("estimable").GetBoolean())), 6, 30);

    private static void Compare(Analysis analysis, JsonElement expected, Finding found, int lane)
    {
        string about = $"{analysis.Name}, replicate {lane}";
        bool estimable = (found.Estimable.Bits >> lane & 1) == 1;
        Assert.True(expected.GetProperty("estimable").GetBoolean() == estimable, about);
        if (!estimable)
        {
            return;
        }

        // R's file has 15 digits, and its search stops where the log likelihood changes by 1e-12 of itself: coefficients to about 1e-7 errors
        double error = expected.Number("se");
        double limit = analysis is Cox ? 1e-7 : 1e-13;
        Near.Absolute(expected.Number("estimate"), found.Estimate[lane], limit * error, about);
        Near.Relative(error, Math.Sqrt(found.Variance[lane]), limit, about);
        double tail = NormalDistribution.UpperTail(found.Deviate[lane]);
        Near.Relative(expected.Number("p"), analysis.Alternative == Alternative.TwoSided ? 2 * tail : tail, 10 * limit, about);
    }
}
