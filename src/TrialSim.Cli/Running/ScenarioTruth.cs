using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Cli.Running;

/// <summary>The true values of a scenario: remembered, or computed and kept.</summary>
internal static class ScenarioTruth
{
    /// <summary>The values.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="cache">Where they are kept; null keeps none.</param>
    /// <param name="workers">Threads.</param>
    /// <param name="cancellation">Stops the computation.</param>
    public static TrueValues Of(Scenario scenario, TruthCache? cache, int workers, CancellationToken cancellation)
    {
        string hash = ScenarioFile.Hash(scenario);
        if (cache?.Find(hash, scenario.Analyses.Count) is { } known)
        {
            return known;
        }

        var truth = CounterfactualRun.Compute(scenario, workers, cancellation);
        cache?.Keep(hash, truth);
        return truth;
    }
}
