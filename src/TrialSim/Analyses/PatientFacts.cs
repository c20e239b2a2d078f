namespace TrialSim.Analyses;

/// <summary>What an analysis must know of a patient to use her. In a simulation everything is known; in real data some of it may be missing.</summary>
[Flags]
internal enum PatientFacts
{
    /// <summary>Nothing but the arm.</summary>
    None = 0,

    /// <summary>The score at baseline.</summary>
    Baseline = 1,

    /// <summary>Scores at the visits.</summary>
    Score = 2,

    /// <summary>Changes from baseline at the visits.</summary>
    Change = 4,

    /// <summary>Baseline CRP.</summary>
    Crp = 8,

    /// <summary>Sex.</summary>
    Sex = 16,

    /// <summary>The randomization stratum.</summary>
    Stratum = 32,
}
