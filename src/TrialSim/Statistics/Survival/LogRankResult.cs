using TrialSim.Statistics.Tables;

namespace TrialSim.Statistics.Survival;

/// <summary>Result of a log-rank test.</summary>
/// <param name="ChiSquare">The quadratic form, with as many df as groups that could have had events less 1; NaN where there are no events or no variance.</param>
/// <param name="Z">Of two groups: observed minus expected events of the second over its standard error, positive where it has more events; otherwise NaN.</param>
public readonly record struct LogRankResult(ChiSquareStatistic ChiSquare, double Z)
{
    /// <summary>Whether the data allow the test.</summary>
    public bool IsDefined => !double.IsNaN(ChiSquare.Value);
}
