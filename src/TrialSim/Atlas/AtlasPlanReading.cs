using TrialSim.Scenarios;

namespace TrialSim.Atlas;

/// <summary>What reading a plan gave: a plan, or everything that is wrong with it.</summary>
/// <param name="Plan">The plan; null where there are problems.</param>
/// <param name="Problems">Everything found wrong, in the order of the file.</param>
/// <param name="LineOf">Line of a property path in the file.</param>
public sealed record AtlasPlanReading(AtlasPlan? Plan, IReadOnlyList<ScenarioProblem> Problems, Func<string, int> LineOf);
