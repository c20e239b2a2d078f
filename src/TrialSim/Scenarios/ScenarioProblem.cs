namespace TrialSim.Scenarios;

/// <summary>One thing wrong with a scenario, in the user's words.</summary>
/// <param name="Path">Property path, such as "randomization.block-sizes[0]"; empty for the file as a whole.</param>
/// <param name="Found">What was found and why it cannot be.</param>
/// <param name="Remedy">How to mend it.</param>
/// <param name="Line">Line in the file, from 1; 0 where there is no file.</param>
public sealed record ScenarioProblem(string Path, string Found, string Remedy, int Line = 0);
