using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Cli.Cautioning;

/// <summary>A scenario with the analyses and rules only that a question is about, so that nothing else is warned of.</summary>
internal static class AskedAbout
{
    /// <summary>The scenario with what some evidence looks at, through decisions and rules; the trials are the same.</summary>
    public static Scenario Of(Scenario scenario, IReadOnlyList<Evidence> evidence)
    {
        var asked = new PanelPlan([scenario], [new(evidence)], null).Stripped(scenario);
        return asked with { Claims = [.. scenario.Claims.Where(claim => asked.Analyses.Any(a => a.Name == claim))] };
    }

    /// <summary>The true values that belong to it.</summary>
    public static TrueValues Truths(TrueValues truths, Scenario scenario, Scenario asked) => truths with
    {
        Analyses = [.. scenario.Analyses.Zip(truths.Analyses).Where(a => asked.Analyses.Any(kept => kept.Name == a.First.Name)).Select(a => a.Second)],
    };
}
