using TrialSim.Scenarios;

namespace TrialSim.Sizing;

/// <summary>What is true while a value is sought.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Description">What is true, in words.</param>
/// <param name="Scenario">The design with it.</param>
public sealed record SizeTruth(string Name, string Description, Scenario Scenario);
