namespace TrialSim.Analyses.Tables;

/// <summary>How a log-rank test weighs the times of events.</summary>
public enum LogRankWeights
{
    /// <summary>All the same.</summary>
    Equal,

    /// <summary>By the share that has not had the event yet: early differences weigh more (Peto and Peto 1972).</summary>
    Survival,
}
