namespace TrialSim.Analyses.Tables;

/// <summary>What a t test of two groups assumes of their variances.</summary>
public enum VarianceAssumption
{
    /// <summary>Each group its own; Satterthwaite's degrees of freedom.</summary>
    Welch,

    /// <summary>One for both groups.</summary>
    Pooled,
}
