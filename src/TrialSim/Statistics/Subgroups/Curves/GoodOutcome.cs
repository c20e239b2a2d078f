namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>Which outcomes are good for a patient.</summary>
internal enum GoodOutcome
{
    /// <summary>Low ones, such as scores of symptoms: an effect below 0 is a benefit.</summary>
    Low,

    /// <summary>High ones: an effect above 0 is a benefit.</summary>
    High,
}
