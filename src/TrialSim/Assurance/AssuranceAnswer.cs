using TrialSim.Characteristics;

namespace TrialSim.Assurance;

/// <summary>The answer about assurance.</summary>
/// <param name="Provenance">What was run; the replicates are those of the prior that took most.</param>
/// <param name="Goal">What a trial was to show.</param>
/// <param name="Cells">By size, and within it by prior.</param>
public sealed record AssuranceAnswer(Provenance Provenance, AssuranceGoal Goal, IReadOnlyList<AssuranceCell> Cells);
