namespace TrialSim.Statistics;

/// <summary>The null distribution that a rank statistic is judged by.</summary>
public enum RankDistribution
{
    /// <summary>The exact one of untied ranks; with ties (or zero differences) the asymptotic one takes its place, as in R.</summary>
    Exact,

    /// <summary>The one of large samples: normal with the variance that the ties leave, or Student's t for Spearman's correlation.</summary>
    Asymptotic,
}
