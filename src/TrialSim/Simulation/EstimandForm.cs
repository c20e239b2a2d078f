namespace TrialSim.Simulation;

/// <summary>What an estimand's value is made of.</summary>
internal enum EstimandForm
{
    /// <summary>A mean over patients of the difference between their arms.</summary>
    Difference,

    /// <summary>A slope of that difference against a marker.</summary>
    Slope,

    /// <summary>A log odds ratio of two shares.</summary>
    LogOddsRatio,
}
