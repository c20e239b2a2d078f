namespace TrialSim.Simulation;

/// <summary>What a run needs beside the scenario.</summary>
/// <param name="Seed">Seed of all randomness.</param>
/// <param name="Replicates">Simulated trials.</param>
/// <param name="Workers">Threads; they change nothing but the time it takes.</param>
public sealed record RunSettings(ulong Seed, long Replicates, int Workers);
