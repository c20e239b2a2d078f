namespace TrialSim.Characteristics;

/// <summary>Enough to repeat a run and to tell whether a repetition agrees.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="ScenarioHash">SHA-256 of the scenario's content (comments, order of properties, notes and sources do not count).</param>
/// <param name="Seed">Seed.</param>
/// <param name="Replicates">Simulated trials.</param>
/// <param name="Digest">SHA-256 over every tally of the run: equal digests, equal counts, sums and p-value histograms to the last bit. True values are not in it.</param>
public sealed record Provenance(
    string Version, string Scenario, string ScenarioHash, ulong Seed, long Replicates, string Digest);
