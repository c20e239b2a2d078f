using TrialSim.Numerics;

namespace TrialSim.Statistics.Logistic;

/// <summary>A count, or a response of 0 or 1 taken for one, whose log mean is linear: rate and relative risk regression.</summary>
public readonly struct PoissonFamily : ICanonicalFamily
{
    /// <inheritdoc/>
    public static Lanes Evaluate(Lanes predictor, Lanes response, out Lanes mean, out Lanes variance)
    {
        mean = LaneMath.Exp(predictor);
        variance = mean;
        return (response * predictor) - mean;
    }

    /// <inheritdoc/>
    public static Lanes HalfSkewness(Lanes mean) => 0.5;

    /// <inheritdoc/>
    public static Lanes Opposition(Lanes change, Lanes response) =>
        (response > 0.0).Select(Lanes.Abs(change), Lanes.Max(change, 0.0));
}
