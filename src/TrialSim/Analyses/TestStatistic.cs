namespace TrialSim.Analyses;

/// <summary>A test's statistic as a report shows it.</summary>
/// <param name="Name">"t", "z", "chi-square".</param>
/// <param name="Value">The statistic.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom; null for a normal one.</param>
internal readonly record struct TestStatistic(string Name, double Value, double? DegreesOfFreedom);
