using TrialSim.Simulation;

namespace TrialSim.Precision;

/// <summary>What a pilot has counted.</summary>
/// <param name="Whole">All its trials.</param>
/// <param name="LeaveOneOut">Its trials but those of one group, for each group.</param>
public sealed record PilotResult(SimulationResult Whole, IReadOnlyList<SimulationResult> LeaveOneOut);
