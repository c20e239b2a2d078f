using System.Runtime.CompilerServices;
using TrialSim.Numerics;

namespace TrialSim.Statistics.Logistic;

/// <summary>A response of 0 or 1 whose log odds are linear: logistic regression.</summary>
public readonly struct BernoulliFamily : ICanonicalFamily
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Evaluate(Lanes predictor, Lanes response, out Lanes mean, out Lanes variance)
    {
        var e = LaneMath.Exp(-Lanes.Abs(predictor)); // at most 1: neither tail cancels
        var denominator = 1.0 + e;
        mean = (predictor >= 0.0).Select(Lanes.One, e) / denominator;
        variance = e / (denominator * denominator);
        return (response * predictor) - Lanes.Max(predictor, 0.0) - LaneMath.Log(denominator);
    }

    /// <inheritdoc/>
    public static void VarianceSlopes(Lanes mean, Lanes variance, out Lanes first, out Lanes second)
    {
        first = variance * (1.0 - (2.0 * mean));
        second = variance * (1.0 - (6.0 * variance));
    }

    /// <inheritdoc/>
    public static Lanes Sign(Lanes response) => (response > 0.5).Select(Lanes.One, -Lanes.One);
}
