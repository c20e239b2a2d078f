namespace TrialSim.Statistics.Survival;

/// <summary>Kaplan and Meier's survival curve of one group, with Greenwood's variance and Nelson and Aalen's hazard.</summary>
/// <remarks>
/// Patients censored at an event time are at risk at it. Sources: Kaplan and Meier (1958), JASA 53:457-481; Greenwood (1926), Reports on
/// Public Health and Medical Subjects 33; Nelson (1969), Journal of Quality Technology 1:27-52.
/// </remarks>
public sealed class SurvivalCurve
{
    private readonly double[] times;
    private readonly int[] atRisk;
    private readonly int[] events;
    private readonly double[] survival;
    private readonly double[] logVariance;
    private readonly double[] hazard;

    private SurvivalCurve(TimeOrder order, ReadOnlySpan<bool> hasEvent)
    {
        times = order.Times.ToArray();
        atRisk = new int[times.Length];
        events = new int[times.Length];
        survival = new double[times.Length];
        logVariance = new double[times.Length];
        hazard = new double[times.Length];
        Patients = order.Patients.Length;
        for (int i = 0; i < Patients; i++)
        {
            events[order.Ranks[i]] += hasEvent[order.Patients[i]] ? 1 : 0;
            atRisk[order.Ranks[i]]++; // leaving at this time; summed from the end below
        }

        for (int k = times.Length - 2; k >= 0; k--)
        {
            atRisk[k] += atRisk[k + 1];
        }

        Accumulate();
    }

    /// <summary>Number of patients.</summary>
    public int Patients { get; }

    /// <summary>Number of patients with the event.</summary>
    public int Events => events.Sum();

    /// <summary>The distinct times, with events or without, earliest first.</summary>
    public IReadOnlyList<double> Times => times;

    /// <summary>The curve of a group.</summary>
    /// <param name="times">Each patient's time of the event or of censoring.</param>
    /// <param name="events">Whether it is an event.</param>
    public static SurvivalCurve KaplanMeier(ReadOnlySpan<double> times, ReadOnlySpan<bool> events)
    {
        ArgumentOutOfRangeException.ThrowIfZero(times.Length, nameof(times));
        ArgumentOutOfRangeException.ThrowIfNotEqual(events.Length, times.Length, nameof(events));
        var order = new TimeOrder();
        order.Sort(times, []);
        return new(order, events);
    }

    /// <summary>The curve at any time; beyond the last one it stays.</summary>
    public SurvivalEstimate At(double time)
    {
        int k = LastUpTo(time);
        int next = k >= 0 && times[k] == time ? k : k + 1;
        int left = next < times.Length ? atRisk[next] : 0;
        return k < 0 ? new(left, 1, 0, 0) : new(left, survival[k], survival[k] * Math.Sqrt(logVariance[k]), hazard[k]);
    }

    /// <summary>Confidence interval of the survival at a time; null where the scale does not define it; 1 to 1 before the first time.</summary>
    public ConfidenceInterval? IntervalAt(double time, double confidence, SurvivalScale scale)
    {
        int k = LastUpTo(time);
        return k < 0 ? new(1, 1) : Limits(k, NormalCritical.TwoSided(confidence), scale);
    }

    /// <summary>The time by which a share of the patients has had the event.</summary>
    /// <param name="share">The share: 0.5 gives the median.</param>
    /// <param name="confidence">Confidence of the limits.</param>
    /// <param name="scale">Scale of the curve's limits, which give those of the time.</param>
    public SurvivalQuantile Quantile(double share, double confidence, SurvivalScale scale)
    {
        double z = NormalCritical.TwoSided(confidence);
        return new(
            CurveCrossing.Of(times, share, k => 1 - survival[k]),
            CurveCrossing.Of(times, share, k => 1 - (Limits(k, z, scale)?.Lower ?? double.NaN)),
            CurveCrossing.Of(times, share, k => 1 - (Limits(k, z, scale)?.Upper ?? double.NaN)));
    }

    /// <summary>Mean time without the event up to a horizon.</summary>
    public RestrictedMean MeanUpTo(double horizon)
    {
        double area = 0;
        double variance = 0;
        double end = horizon;
        for (int k = LastUpTo(horizon); k >= 0; k--)
        {
            area += (end - times[k]) * survival[k]; // the area right of this time, up to the horizon
            variance += area * area * GreenwoodTerm(k);
            end = times[k];
        }

        return new(end + area, Math.Sqrt(variance)); // nobody has the event before the first time
    }

    // Without survivors the term is infinite, but so is no area: R counts it as 0 in the mean.
    private double GreenwoodTerm(int k) => events[k] == atRisk[k] ? 0 : events[k] / ((double)atRisk[k] * (atRisk[k] - events[k]));

    private void Accumulate()
    {
        double probability = 1;
        double variance = 0;
        double cumulative = 0;
        for (int k = 0; k < times.Length; k++)
        {
            probability *= (atRisk[k] - events[k]) / (double)atRisk[k];
            variance += events[k] == atRisk[k] ? double.PositiveInfinity : GreenwoodTerm(k);
            cumulative += events[k] / (double)atRisk[k];
            (survival[k], logVariance[k], hazard[k]) = (probability, variance, cumulative);
        }
    }

    private ConfidenceInterval? Limits(int k, double z, SurvivalScale scale) => SurvivalLimits.Of(survival[k], Math.Sqrt(logVariance[k]), z, scale);

    // Number of the last time that is not after a given one; -1 where all are.
    private int LastUpTo(double time)
    {
        int k = Array.BinarySearch(times, time);
        return k >= 0 ? k : ~k - 1;
    }
}
