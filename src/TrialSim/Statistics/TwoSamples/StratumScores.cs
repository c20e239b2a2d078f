namespace TrialSim.Statistics.TwoSamples;

/// <summary>The scores that a stratified rank-sum test adds up.</summary>
public enum StratumScores
{
    /// <summary>Ranks within strata, weighted by 1 / (N + 1), N the stratum's size: best against a shift that the strata share, whatever separates them.</summary>
    VanElteren,

    /// <summary>Ranks among all observations, whatever their stratum, unweighted: what R's coin gives for "response ~ sample | stratum".</summary>
    JointRanks,
}
