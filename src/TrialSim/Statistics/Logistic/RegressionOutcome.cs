namespace TrialSim.Statistics.Logistic;

/// <summary>How the search for the maximum of a likelihood ended.</summary>
public enum RegressionOutcome
{
    /// <summary>At the maximum.</summary>
    Converged,

    /// <summary>
    /// A combination of the columns separates the responses (Albert and Anderson 1984): the likelihood rises for ever along it and no
    /// maximum likelihood estimate exists.
    /// </summary>
    Separated,

    /// <summary>The iteration limit came first; no estimates are reported.</summary>
    NotConverged,
}
