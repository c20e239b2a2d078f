namespace TrialSim.Statistics.Estimation;

/// <summary>How a cluster-robust covariance is corrected for the number of clusters.</summary>
/// <remarks>Liang and Zeger (1986). G clusters, n rows, p coefficients.</remarks>
public enum ClusterCorrection
{
    /// <summary>Not at all.</summary>
    CR0,

    /// <summary>By G / (G - 1) x (n - 1) / (n - p).</summary>
    CR1,
}
