namespace TrialSim.Statistics.TwoSamples;

/// <summary>The null distribution that a rank statistic is judged by.</summary>
public enum RankDistribution
{
    /// <summary>The exact one of untied ranks; with ties (or zero differences) the normal one takes its place, as in R's wilcox.test.</summary>
    Exact,

    /// <summary>A normal one with the variance that the ties leave.</summary>
    Normal,
}
