using System.Runtime.CompilerServices;
using TrialSim.Numerics;

namespace TrialSim.Statistics.Logistic;

/// <summary>A count, or a response of 0 or 1 taken for one, whose log mean is linear: rate and relative risk regression.</summary>
public readonly struct PoissonFamily : ICanonicalFamily
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes Evaluate(Lanes predictor, Lanes response, out Lanes mean, out Lanes variance)
    {
        mean = LaneMath.Exp(predictor);
        variance = mean;
        return (response * predictor) - mean;
    }

    /// <inheritdoc/>
    public static void VarianceSlopes(Lanes mean, Lanes variance, out Lanes first, out Lanes second) => (first, second) = (mean, mean);

    /// <inheritdoc/>
    public static Lanes Sign(Lanes response) => (response > 0.0).Select(Lanes.Zero, -Lanes.One);
}
