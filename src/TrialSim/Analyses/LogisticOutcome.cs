namespace TrialSim.Analyses;

/// <summary>What became of a logistic regression in one trial.</summary>
internal enum LogisticOutcome
{
    /// <summary>It has been fitted.</summary>
    Fitted,

    /// <summary>Nobody or everybody responds: there is nothing to compare.</summary>
    OneOutcomeOnly,

    /// <summary>The tested column follows from the others.</summary>
    Aliased,

    /// <summary>The columns separate the responses: the likelihood has no maximum.</summary>
    Separated,

    /// <summary>The search did not reach the maximum.</summary>
    NotConverged,
}
