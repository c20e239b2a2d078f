namespace TrialSim.Statistics;

/// <summary>An interval estimate, in the unit of its estimate; a one-sided one has an infinite end.</summary>
/// <param name="Lower">Lower end; -infinity where the alternative is "less".</param>
/// <param name="Upper">Upper end; infinity where the alternative is "greater".</param>
public readonly record struct ConfidenceInterval(double Lower, double Upper)
{
    /// <summary>Estimate plus and minus a margin, open on the side that the alternative does not bound.</summary>
    /// <param name="estimate">Centre.</param>
    /// <param name="margin">Critical value times standard error: at (1 + confidence) / 2 where the alternative is two-sided, at the confidence itself otherwise.</param>
    /// <param name="alternative">"Greater" bounds from below, "less" from above.</param>
    public static ConfidenceInterval Around(double estimate, double margin, Alternative alternative) => new(
        alternative == Alternative.Less ? double.NegativeInfinity : estimate - margin,
        alternative == Alternative.Greater ? double.PositiveInfinity : estimate + margin);

    /// <summary>The probability that an interval leaves out on each side that it bounds.</summary>
    /// <param name="confidence">Confidence level, above 0 and below 1.</param>
    /// <param name="alternative">Sides that are bounded.</param>
    public static double TailArea(double confidence, Alternative alternative)
    {
        RequireLevel(confidence);
        return alternative == Alternative.TwoSided ? (1 - confidence) / 2 : 1 - confidence;
    }

    /// <summary>Refuses a confidence level that is not a probability above 0 and below 1.</summary>
    internal static void RequireLevel(double confidence)
    {
        if (!(confidence is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "a confidence level lies above 0 and below 1");
        }
    }
}
