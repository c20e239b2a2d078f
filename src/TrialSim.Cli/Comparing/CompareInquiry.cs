using System.Diagnostics;
using System.Globalization;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Commands;
using TrialSim.Cli.Running;
using TrialSim.Comparisons;
using TrialSim.Simulation;

namespace TrialSim.Cli.Comparing;

/// <summary>One comparison of designs.</summary>
/// <param name="Plan">The designs.</param>
/// <param name="Settings">Seed, trials, threads.</param>
/// <param name="Cache">Where true values are kept.</param>
internal sealed record CompareInquiry(ComparisonPlan Plan, RunSettings Settings, TruthCache Cache)
{
    /// <summary>Makes it.</summary>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    /// <exception cref="RefusedException">The target error was not reached in the trials that are allowed.</exception>
    public FinishedComparison Answer(RunProgress progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        Comparison comparison;
        using (Plan.TargetError is null ? ProgressLine.Start(progress, 2 * Plan.Designs.Count * Settings.Replicates, "drawing the patients who come after ...") : null)
        {
            comparison = DesignComparison.Run(Plan, Settings, progress, cancellation);
        }

        if (Plan.TargetError is { } target && DesignComparison.Worst(comparison) is var worst && worst > target)
        {
            throw new RefusedException(string.Create(
                CultureInfo.InvariantCulture,
                $"--mcse: after {comparison.Replicates:N0} trials of each design the largest error of a rate or a difference is {worst:G2}, not {target}, which needs about {comparison.Replicates * (worst / target) * (worst / target):N0}.\n    Allow more trials with --at-most, or a larger error."));
        }

        var cautions = ComparisonCautions.Of(comparison, Cache, Settings.Workers, cancellation);
        return new(comparison, ScenarioDifference.Between([.. Plan.Designs.Select(d => d.Scenario)]), Settings.Workers, clock.Elapsed) { Cautions = cautions };
    }
}
