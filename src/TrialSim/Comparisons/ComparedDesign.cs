using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Comparisons;

/// <summary>A design that is compared with others.</summary>
/// <param name="Name">Its name in tables; different from the others'.</param>
/// <param name="Scenario">The scenario.</param>
/// <param name="GoalName">Name of the analysis, decision or claim rule that is its success.</param>
/// <param name="Goal">What it is to show.</param>
public sealed record ComparedDesign(string Name, Scenario Scenario, string GoalName, Evidence Goal);
