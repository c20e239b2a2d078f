namespace TrialSim.Scenarios;

/// <summary>A property of a scenario and the value that it is to have.</summary>
/// <param name="Path">
/// Where it stands: "outcome.drug-effect.slope", "subgroups[0].crp-above"; "outcome.prognosis[+]" adds an entry to a list.
/// </param>
/// <param name="Json">The value as JSON text: "-2", "{ \"kind\": \"none\" }".</param>
public sealed record PropertyChange(string Path, string Json);
