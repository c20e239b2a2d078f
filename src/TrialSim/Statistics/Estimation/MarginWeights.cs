namespace TrialSim.Statistics.Estimation;

/// <summary>How least squares means average over the factors that they do not name.</summary>
public enum MarginWeights
{
    /// <summary>Every combination of levels counts the same.</summary>
    Equal,

    /// <summary>As often as the combination occurs among the analysed rows, whatever the levels of the factors named.</summary>
    Proportional,
}
