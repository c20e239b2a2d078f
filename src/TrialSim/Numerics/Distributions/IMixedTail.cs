namespace TrialSim.Numerics.Distributions;

/// <summary>A distribution whose tails move by a known positive step when its shape grows by 1: gamma and beta.</summary>
internal interface IMixedTail
{
    /// <summary>The lower tail with shape increased by j; it falls with j.</summary>
    double Lower(double j);

    /// <summary>The upper tail with shape increased by j; it grows with j.</summary>
    double Upper(double j);

    /// <summary>Lower(j) - Lower(j + 1), which is Upper(j + 1) - Upper(j).</summary>
    double Step(double j);
}
