namespace TrialSim.Trials;

/// <summary>Which value of a biomarker.</summary>
internal enum BiomarkerColumn
{
    /// <summary>The lasting level, which nobody observes.</summary>
    Level = 0,

    /// <summary>As measured at screening.</summary>
    Screening = 1,

    /// <summary>As measured at baseline.</summary>
    Measured = 2,
}
