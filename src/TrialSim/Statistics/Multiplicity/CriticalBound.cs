namespace TrialSim.Statistics.Multiplicity;

/// <summary>An intersection is rejected where the one-sided normal deviates of all hypotheses of a set reach a value.</summary>
/// <param name="Set">The hypotheses, as bits.</param>
/// <param name="Value">The critical value; infinite where nothing reaches it.</param>
internal readonly record struct CriticalBound(int Set, double Value);
