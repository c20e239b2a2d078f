namespace TrialSim.Scenarios;

/// <summary>What reading a scenario file gave: a scenario, or everything that is wrong with it.</summary>
/// <param name="Scenario">The scenario; null where there are problems.</param>
/// <param name="Problems">Everything found wrong, in the order of the file.</param>
public sealed record ScenarioReading(Scenario? Scenario, IReadOnlyList<ScenarioProblem> Problems);
