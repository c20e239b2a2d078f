namespace TrialSim.Analyses.Tables;

/// <summary>How a mixed model allows for its variances being estimated.</summary>
public enum SmallSample
{
    /// <summary>Satterthwaite's degrees of freedom.</summary>
    Satterthwaite,

    /// <summary>Kenward and Roger's covariance and degrees of freedom.</summary>
    KenwardRoger,
}
