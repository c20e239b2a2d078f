namespace TrialSim.Statistics.Multiplicity;

/// <summary>Hypotheses that are tested together within every intersection.</summary>
/// <param name="Hypotheses">Their positions in the graph, from 0.</param>
/// <param name="Test">How those of them that belong to an intersection are tested.</param>
public sealed record TestGroup(IReadOnlyList<int> Hypotheses, IntersectionTest Test);
