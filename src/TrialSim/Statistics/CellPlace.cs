namespace TrialSim.Statistics;

/// <summary>Where in a file of data a fault lies.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Column">Name of the column.</param>
public readonly record struct CellPlace(int Line, string Column);
