using TrialSim.Numerics;

namespace TrialSim.Statistics.Tables;

/// <summary>Odds ratio of group 1 over group 2 from the distribution of the events of group 1 given all margins.</summary>
/// <param name="Estimate">Conditional maximum likelihood estimate; 0 or infinite where the events are the fewest or most that the margins allow, NaN where they are both.</param>
/// <param name="Interval">Exact interval: each one-sided tail at its limit is half of 1 - confidence.</param>
/// <remarks>
/// Where the margins allow one outcome only nothing is known, and the interval is 0 to infinity. Sources: Fisher (1935), JRSS 98:39-82;
/// Cornfield (1956), Proceedings of the Third Berkeley Symposium 4:135-148.
/// </remarks>
public readonly record struct ConditionalOddsRatio(double Estimate, ConfidenceInterval Interval)
{
    private const double LargestLogOddsRatio = 700;

    /// <summary>The tolerance of R's uniroot unless another is given: the fourth root of the spacing of doubles at 1.</summary>
    private const double ToleranceOfR = 1.0 / 8192;

    /// <summary>Estimate and interval to full precision.</summary>
    /// <param name="distribution">The distribution given the margins.</param>
    /// <param name="events">Events observed in group 1.</param>
    /// <param name="confidence">Confidence of the interval, between 0 and 1.</param>
    public static ConditionalOddsRatio Of(NoncentralHypergeometric distribution, int events, double confidence)
    {
        var solved = Solve(distribution, events, confidence, FullPrecision);
        return distribution.Lowest == distribution.Highest ? solved with { Estimate = double.NaN } : solved;
    }

    /// <summary>
    /// Estimate and interval as R's fisher.test and mantelhaen.test give them: their search ends once the odds ratio or, above 1, its
    /// inverse is known to 6e-5, so that relative errors of 1e-4 are common and limits above 1e4 mean little. The estimate is 0 where the
    /// margins allow one outcome only.
    /// </summary>
    /// <inheritdoc cref="Of"/>
    public static ConditionalOddsRatio AsInR(NoncentralHypergeometric distribution, int events, double confidence) =>
        Solve(distribution, events, confidence, PrecisionOfR);

    private static ConditionalOddsRatio Solve(
        NoncentralHypergeometric distribution, int events, double confidence, Func<Func<double, double>, double> rootOfRising)
    {
        double tail = ConfidenceInterval.TailArea(confidence, Alternative.TwoSided);
        bool isLowest = events == distribution.Lowest;
        bool isHighest = events == distribution.Highest;
        double estimate = isLowest ? 0 : isHighest ? double.PositiveInfinity : rootOfRising(log => distribution.At(log, events).Mean - events);
        double lower = isLowest ? 0 : rootOfRising(log => distribution.At(log, events).AtLeast - tail);
        double upper = isHighest ? double.PositiveInfinity : rootOfRising(log => tail - distribution.At(log, events).AtMost);
        return new(estimate, new(lower, upper));
    }

    private static double FullPrecision(Func<double, double> rising)
    {
        // the bracket grows from 1 outwards: far from it the function is flat and interpolation is wasted
        double sign = rising(0) < 0 ? 1 : -1;
        double far = sign;
        while (rising(far) * sign < 0 && Math.Abs(far) < LargestLogOddsRatio)
        {
            far *= 2;
        }

        return Portable.Exp(RootFinding.Brent(rising, far == sign ? 0 : far / 2, far, 0));
    }

    private static double PrecisionOfR(Func<double, double> rising)
    {
        double atOne = rising(0);
        return atOne > 0 ? RootFinding.Brent(AtOddsRatio, 0, 1, ToleranceOfR)
            : atOne < 0 ? 1 / RootFinding.Brent(t => AtOddsRatio(1 / t), 2.220446049250313e-16, 1, ToleranceOfR)
            : 1;

        // at 0 only the fewest events are possible: a logarithm of -700 stands for it to far below rounding
        double AtOddsRatio(double ratio) => rising(ratio == 0 ? -LargestLogOddsRatio : Portable.Log(ratio));
    }
}
