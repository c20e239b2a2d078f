namespace TrialSim.Numerics.Distributions;

/// <summary>Number of events with a given expectation, with the same bits on every machine.</summary>
public static class PoissonDistribution
{
    /// <summary>P(X = k).</summary>
    /// <param name="k">Number of events; probability 0 below 0 and between whole numbers.</param>
    /// <param name="mean">Expected number of events, 0 or above.</param>
    public static double Mass(double k, double mean) =>
        !Parameter.IsKnownOrZero(mean) ? double.NaN : !(k >= 0 && k == Math.Floor(k)) ? (double.IsNaN(k) ? k : 0)
            : k == 0 ? Portable.Exp(-mean)
            : mean == 0 ? 0
            : IncompleteGamma.Density(k, mean) / k;

    /// <summary>P(X at most k).</summary>
    /// <inheritdoc cref="Mass"/>
    public static double Cumulative(double k, double mean) =>
        !Parameter.IsKnownOrZero(mean) || double.IsNaN(k) ? double.NaN : k < 0 ? 0 : IncompleteGamma.Upper(Math.Floor(k) + 1, mean);

    /// <summary>P(X above k).</summary>
    /// <inheritdoc cref="Mass"/>
    public static double UpperTail(double k, double mean) =>
        !Parameter.IsKnownOrZero(mean) || double.IsNaN(k) ? double.NaN : k < 0 ? 1 : IncompleteGamma.Lower(Math.Floor(k) + 1, mean);
}
