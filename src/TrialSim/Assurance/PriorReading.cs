using TrialSim.Scenarios;

namespace TrialSim.Assurance;

/// <summary>What reading a prior file gave: a prior, or everything that is wrong with it.</summary>
/// <param name="Prior">The prior; null where there are problems.</param>
/// <param name="Problems">Everything found wrong, in the order of the file.</param>
/// <param name="LineOf">Line of a property path in the file.</param>
public sealed record PriorReading(StatedPrior? Prior, IReadOnlyList<ScenarioProblem> Problems, Func<string, int> LineOf);
