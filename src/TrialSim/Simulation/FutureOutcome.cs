namespace TrialSim.Simulation;

/// <summary>What is asked about those who come after a trial.</summary>
public enum FutureOutcome
{
    /// <summary>Of 1,000 candidates, how many are treated and do better on the drug.</summary>
    Helped,

    /// <summary>Of 1,000 candidates, how many are treated and do not.</summary>
    NotHelped,

    /// <summary>Mean effect over all candidates, treated or not; HAM-D points, negative is benefit.</summary>
    Effect,
}
