using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics;

/// <summary>Critical values of the standard normal distribution.</summary>
internal static class NormalCritical
{
    /// <summary>Half-width of a two-sided normal interval in standard errors: 1.96 at a confidence of 0.95.</summary>
    /// <param name="confidence">Confidence level, above 0 and below 1.</param>
    public static double TwoSided(double confidence) =>
        NormalDistribution.UpperQuantile(ConfidenceInterval.TailArea(confidence, Alternative.TwoSided));
}
