using TrialSim.Characteristics;

namespace TrialSim.Findings;

/// <summary>How many times more often something is seen under one truth than under another, when both were simulated with the same chance events.</summary>
public static class LikelihoodRatio
{
    private const double Z = 1.959963984540054;

    /// <summary>The ratio; error by the delta method with the covariance of the two counts; interval on the log scale.</summary>
    /// <remarks>
    /// With n trials, shares p and q, and b seen under both, var(ln p/q) = ((1 - p)/p + (1 - q)/q - 2 (b - p q)/(p q)) / n, in which n and
    /// all but the counts cancel: 1/seen + 1/other - 2 both/(seen x other). Not defined where it was never seen under one of them.
    /// </remarks>
    /// <param name="seen">Trials in which it was seen under the one truth.</param>
    /// <param name="seenOther">Under the other.</param>
    /// <param name="both">Trials of the same number in which it was seen under both.</param>
    public static Estimate Of(long seen, long seenOther, long both)
    {
        if (seen == 0 || seenOther == 0)
        {
            return Estimate.None;
        }

        double ratio = (double)seen / seenOther;
        double logVariance = (1.0 / seen) + (1.0 / seenOther) - (2.0 * both / ((double)seen * seenOther));
        double logError = Math.Sqrt(Math.Max(0, logVariance)); // 0 where the same trials show it
        double factor = Numerics.Portable.Exp(Z * logError);
        return new(ratio, ratio * logError, ratio / factor, ratio * factor);
    }
}
