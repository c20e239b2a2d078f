namespace TrialSim.Statistics.Subgroups.Sets;

/// <summary>An outcome among those that a search tries.</summary>
/// <param name="Weights">Number of the column that says who is counted.</param>
/// <param name="IsShare">Whether it is yes or no; else a number.</param>
/// <param name="FavourableSign">1 where much is good, -1 where little is.</param>
internal readonly record struct SearchedOutcome(int Weights, bool IsShare, double FavourableSign);
