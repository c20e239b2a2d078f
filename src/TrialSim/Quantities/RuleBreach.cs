namespace TrialSim.Quantities;

/// <summary>A broken rule between values of a scenario.</summary>
/// <param name="Path">Property path of the value to change, such as "outcome.visits[1]".</param>
/// <param name="Found">What was found and why it cannot be.</param>
/// <param name="Remedy">How to mend it.</param>
/// <param name="Reads">Paths of what else the rule reads, from the root and without the numbers of entries ("analyses[].name").</param>
internal sealed record RuleBreach(string Path, string Found, string Remedy, string[] Reads);
