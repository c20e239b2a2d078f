namespace TrialSim.Statistics.Logistic;

/// <summary>Which likelihood a regression maximizes.</summary>
public enum LikelihoodKind
{
    /// <summary>The likelihood itself.</summary>
    Plain,

    /// <summary>Times Jeffreys' prior, the root of the information's determinant (Firth 1993): finite estimates whatever the data.</summary>
    Firth,
}
