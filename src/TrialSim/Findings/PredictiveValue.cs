using TrialSim.Characteristics;

namespace TrialSim.Findings;

/// <summary>Probability that the marker is predictive after a finding, given the probability beforehand and how much more often truth shows it than the null.</summary>
public static class PredictiveValue
{
    /// <summary>prior x ratio / (prior x ratio + 1 - prior); error by the delta method, interval from that of the ratio.</summary>
    /// <remarks>The error is that of the ratio on the logit scale, where the prior only adds: value x (1 - value) x error of ln ratio.</remarks>
    /// <param name="prior">Probability beforehand, between 0 and 1.</param>
    /// <param name="ratio">Likelihood ratio of truth against null.</param>
    public static Estimate Of(double prior, in Estimate ratio)
    {
        double value = At(prior, ratio.Value);
        return double.IsFinite(ratio.Value)
            ? new(value, value * (1 - value) * ratio.Mcse / ratio.Value, At(prior, ratio.Lower), At(prior, ratio.Upper))
            : Estimate.None;
    }

    /// <summary>Probability beforehand from which a finding with this likelihood ratio reaches a probability.</summary>
    public static double PriorFor(double value, double ratio) => value / (value + (ratio * (1 - value)));

    private static double At(double prior, double ratio) => prior * ratio / ((prior * ratio) + 1 - prior);
}
