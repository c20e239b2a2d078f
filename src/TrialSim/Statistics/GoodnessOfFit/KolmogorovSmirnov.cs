namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>Largest distance between the distribution function of a sample and a given one.</summary>
/// <param name="Observations">Number of observations.</param>
/// <param name="Distance">The largest distance, to the sides that the alternative names.</param>
/// <param name="Alternative">"Greater": the sample's distribution function lies above the given one, so its observations lie lower.</param>
/// <remarks>Ties do not belong to a continuous distribution; the tests are then conservative. Source: Kolmogorov (1933); Massey (1951), JASA 46:68-78.</remarks>
public readonly record struct KolmogorovSmirnov(int Observations, double Distance, Alternative Alternative)
{
    /// <summary>Holds a sample against a distribution.</summary>
    /// <param name="sample">Observations, at least one, in any order.</param>
    /// <param name="hypothesized">The distribution, not estimated from them.</param>
    /// <param name="alternative">Sides on which distance counts.</param>
    public static KolmogorovSmirnov Of(
        ReadOnlySpan<double> sample, HypothesizedDistribution hypothesized, Alternative alternative = Alternative.TwoSided)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sample.Length);
        var sorted = FiniteSample.Sorted(sample, nameof(sample));
        double n = sorted.Length;
        double above = double.NegativeInfinity;
        double below = double.NegativeInfinity;
        for (int i = 0; i < sorted.Length; i++)
        {
            double excess = hypothesized.Cumulative(sorted[i]) - (i / n); // of the given distribution over the sample's, just below the value
            below = Math.Max(below, excess);
            above = Math.Max(above, (1 / n) - excess);
        }

        double distance = alternative switch
        {
            Alternative.Greater => above,
            Alternative.Less => below,
            _ => Math.Max(above, below),
        };
        return new(sorted.Length, distance, alternative);
    }

    /// <summary>The exact p-value.</summary>
    /// <exception cref="StatisticsInputException">There are too many observations for it (more than 20,000).</exception>
    public double ExactP() => Alternative == Alternative.TwoSided
        ? KolmogorovDistribution.UpperTail(Distance, Observations)
        : KolmogorovDistribution.OneSidedTail(Distance, Observations);

    /// <summary>The p-value for large samples.</summary>
    /// <param name="tolerance">Where to stop the series: 0 at its end; R's ks.test stops it at 1e-6, with an error of up to 4e-5.</param>
    public double AsymptoticP(double tolerance = 0) => Alternative == Alternative.TwoSided
        ? KolmogorovDistribution.LimitTail(Math.Sqrt(Observations) * Distance, tolerance)
        : Numerics.Portable.Exp(-2 * Observations * Distance * Distance);
}
