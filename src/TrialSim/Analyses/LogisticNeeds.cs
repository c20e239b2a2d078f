namespace TrialSim.Analyses;

/// <summary>What analyses ask of a logistic regression beside the tested coefficient with Wald's test.</summary>
[Flags]
internal enum LogisticNeeds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The likelihood ratio test of the coefficient.</summary>
    LikelihoodRatio = 1,

    /// <summary>The standardized difference in risk.</summary>
    RiskDifference = 2,
}
