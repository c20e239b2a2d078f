namespace TrialSim.Trials;

/// <summary>What a scenario measures without error, so that truth and measurement are one column.</summary>
[Flags]
public enum ExactMeasurement
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The first biomarker: no measurement error, no assay limit, nothing missing.</summary>
    Lead = 1,

    /// <summary>The baseline score: no rater noise, and recorded as it is.</summary>
    Baseline = 2,
}
