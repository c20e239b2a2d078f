using TrialSim.Precision;

namespace TrialSim.Cli.Precision;

/// <summary>A plan of a run, and how fast this machine simulates.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="TrialsPerSecond">Trials of the scenario a second, measured after the pilot; it differs from time to time.</param>
/// <param name="Workers">Threads.</param>
internal sealed record FinishedPlan(PrecisionPlan Plan, double TrialsPerSecond, int Workers)
{
    /// <summary>Whether the scenario has costs.</summary>
    public bool HasCosts { get; init; }
}
