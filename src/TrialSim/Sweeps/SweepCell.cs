using TrialSim.Scenarios;

namespace TrialSim.Sweeps;

/// <summary>One combination of values, and the scenario in which they hold.</summary>
/// <param name="Number">Number of the cell, from 1, as results name it.</param>
/// <param name="Place">Of each varied property, the number of its value, from 0.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="ScenarioHash">SHA-256 of what it simulates.</param>
public sealed record SweepCell(int Number, IReadOnlyList<int> Place, Scenario Scenario, string ScenarioHash);
