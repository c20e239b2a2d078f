namespace TrialSim.Analyses.Tables;

/// <summary>How a logistic regression is fitted.</summary>
public enum LogisticFitting
{
    /// <summary>By maximum likelihood.</summary>
    MaximumLikelihood,

    /// <summary>By Firth's penalized likelihood, which has estimates for separated responses too.</summary>
    Firth,
}
