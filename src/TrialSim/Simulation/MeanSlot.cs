namespace TrialSim.Simulation;

/// <summary>Where a mean over replicates is kept: its sums, and the count of the replicates that have it.</summary>
/// <param name="Moment">Number of the sums.</param>
/// <param name="Count">Number of the count.</param>
internal readonly record struct MeanSlot(int Moment, int Count);
