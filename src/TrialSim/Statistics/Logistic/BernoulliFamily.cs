using TrialSim.Numerics;

namespace TrialSim.Statistics.Logistic;

/// <summary>A response of 0 or 1 whose log odds are linear: logistic regression.</summary>
public readonly struct BernoulliFamily : ICanonicalFamily
{
    /// <inheritdoc/>
    public static Lanes Evaluate(Lanes predictor, Lanes response, out Lanes mean, out Lanes variance)
    {
        var e = LaneMath.Exp(-Lanes.Abs(predictor)); // at most 1: neither tail cancels
        var denominator = 1.0 + e;
        mean = (predictor >= 0.0).Select(Lanes.One, e) / denominator;
        variance = e / (denominator * denominator);
        return (response * predictor) - Lanes.Max(predictor, 0.0) - LaneMath.Log(denominator);
    }

    /// <inheritdoc/>
    public static Lanes HalfSkewness(Lanes mean) => 0.5 - mean;

    /// <inheritdoc/>
    public static Lanes Opposition(Lanes change, Lanes response) =>
        Lanes.Max((response > 0.5).Select(-change, change), 0.0);
}
