using TrialSim.Scenarios;

namespace TrialSim.Sweeps;

/// <summary>What making the cells of a sweep gave.</summary>
/// <param name="Plan">The sweep; null where there are problems.</param>
/// <param name="Problems">Everything that is wrong; a path begins with the varied property and the value at fault, and is empty for the sweep as a whole.</param>
public sealed record SweepReading(SweepPlan? Plan, IReadOnlyList<ScenarioProblem> Problems);
