using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Tables;

/// <summary>Confidence intervals of one risk, a share between 0 and 1. There must be patients.</summary>
public static class BinomialInterval
{
    /// <summary>Wilson's score interval.</summary>
    /// <remarks>Source: Wilson (1927), JASA 22:209-212.</remarks>
    public static ConfidenceInterval Wilson(int events, int n, double confidence) => Score(events, n, confidence, 0);

    /// <summary>Wilson's interval with the continuity correction of R's prop.test: 1/2, but no more than the distance of the events from n / 2.</summary>
    /// <remarks>Source: Newcombe (1998), Statistics in Medicine 17:857-872, method 4; the limit to the correction is R's.</remarks>
    public static ConfidenceInterval WilsonWithContinuity(int events, int n, double confidence) =>
        Score(events, n, confidence, Math.Min(0.5, Math.Abs(events - (0.5 * n))));

    /// <summary>Clopper and Pearson's exact interval: each binomial tail at its limit is half of 1 - confidence.</summary>
    /// <remarks>Source: Clopper and Pearson (1934), Biometrika 26:404-413.</remarks>
    public static ConfidenceInterval ClopperPearson(int events, int n, double confidence)
    {
        double tail = ConfidenceInterval.TailArea(confidence, Alternative.TwoSided);
        return new(
            events == 0 ? 0 : BetaDistribution.Quantile(tail, events, n - events + 1.0),
            events == n ? 1 : BetaDistribution.UpperQuantile(tail, events + 1.0, n - events));
    }

    private static ConfidenceInterval Score(int events, int n, double confidence, double correction)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);
        double z = NormalCritical.TwoSided(confidence);
        return new(Limit((events - correction) / n, n, -z), Limit((events + correction) / n, n, z));
    }

    // The risk whose standardized distance from the observed risk is z.
    private static double Limit(double risk, int n, double z)
    {
        if (risk <= 0 && z < 0)
        {
            return 0;
        }

        if (risk >= 1 && z > 0)
        {
            return 1;
        }

        double half = z * z / (2 * n);
        return Math.Clamp((risk + half + (z * Math.Sqrt((risk * (1 - risk) / n) + (half / (2 * n))))) / (1 + (2 * half)), 0, 1);
    }
}
