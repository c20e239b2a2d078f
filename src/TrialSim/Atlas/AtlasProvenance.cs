namespace TrialSim.Atlas;

/// <summary>Enough to repeat an atlas and to tell whether a repetition agrees.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="ScenarioHash">SHA-256 of what the scenario simulates.</param>
/// <param name="PlanHash">SHA-256 of the rules that were run with their analyses and subgroups, and of the families.</param>
/// <param name="Seed">Seed.</param>
/// <param name="Replicates">Simulated trials of each family.</param>
/// <param name="Digest">SHA-256 over every count: equal digests, equal results.</param>
public sealed record AtlasProvenance(
    string Version, string Scenario, string ScenarioHash, string PlanHash, ulong Seed, long Replicates, string Digest);
