using TrialSim.Scenarios;

namespace TrialSim.Plans;

/// <summary>What applying a plan to a table gave: a report, or everything that is wrong with the two.</summary>
/// <param name="Report">The report; null where there are problems.</param>
/// <param name="PlanProblems">What in the plan does not fit the data, by property path.</param>
/// <param name="DataProblems">What is wrong in the data, by line and column.</param>
public sealed record PlanOutcome(AnalysisReport? Report, IReadOnlyList<ScenarioProblem> PlanProblems, IReadOnlyList<ScenarioProblem> DataProblems);
