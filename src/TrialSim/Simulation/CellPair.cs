namespace TrialSim.Simulation;

/// <summary>Two scenarios of a paired run whose difference is wanted: the first minus the second.</summary>
/// <param name="Cell">Number of the first.</param>
/// <param name="Minus">Number of the one that is subtracted.</param>
public readonly record struct CellPair(int Cell, int Minus);
