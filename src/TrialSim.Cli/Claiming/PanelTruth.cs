using TrialSim.Cli.Running;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Cli.Claiming;

/// <summary>The true value of what a panel estimates, remembered between runs.</summary>
internal static class PanelTruth
{
    /// <summary>The true value under one of the truths; undefined where effects in claimed sets are estimated, of which the panel knows what is true.</summary>
    public static TrueValue Of(PanelPlan plan, Scenario truth, TruthCache? cache, int workers, CancellationToken cancellation)
    {
        var estimated = truth.Analyses.FirstOrDefault(a => a.Name == plan.Estimated);
        if (plan.Claimed is not null || estimated is null || !estimated.Target.HasTrueValue)
        {
            return TrueValue.Undefined;
        }

        var alone = truth with { Analyses = [estimated], Decisions = [], Rules = [], Claims = [] };
        string hash = ScenarioFile.Hash(alone);
        var values = cache?.Find(hash, 1);
        if (values is null)
        {
            values = CounterfactualRun.Compute(alone, workers, cancellation);
            cache?.Keep(hash, values);
        }

        return values.Analyses[0];
    }
}
