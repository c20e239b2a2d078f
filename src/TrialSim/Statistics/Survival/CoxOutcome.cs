namespace TrialSim.Statistics.Survival;

/// <summary>How the fit of a Cox model ended.</summary>
public enum CoxOutcome
{
    /// <summary>The maximum was found.</summary>
    Converged,

    /// <summary>There are no patients with the event: nothing can be estimated.</summary>
    NoEvents,

    /// <summary>A column is constant, or a combination of columns before it, wherever events happened; nothing is estimated.</summary>
    Aliased,

    /// <summary>
    /// The likelihood rises for ever in some direction: a coefficient is infinite. Coefficients and their covariance are where the search
    /// ended and mean nothing; the log likelihood has come to its supremum, so that the likelihood ratio and the score test hold.
    /// </summary>
    MonotoneLikelihood,

    /// <summary>The search was given up.</summary>
    NotConverged,
}
