namespace TrialSim.Statistics.Tables;

/// <summary>Ways to fill one column that leave the same for the rows (in any order) with the same probability.</summary>
/// <param name="Node">What they leave for the rows.</param>
/// <param name="LogWeight">Minus the sum of ln x! over the column's cells.</param>
/// <param name="Count">Number of ways.</param>
internal readonly record struct RowFilling(UInt128 Node, double LogWeight, double Count);
