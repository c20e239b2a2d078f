namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>Squared distance between the distribution function of a sample and a given one.</summary>
/// <param name="Observations">Number of observations.</param>
/// <param name="W2">The statistic.</param>
public readonly record struct CramerVonMises(int Observations, double W2)
{
    /// <summary>Holds a sample against a distribution that is not estimated from it.</summary>
    /// <param name="sample">Observations, at least one, in any order.</param>
    /// <param name="hypothesized">The distribution.</param>
    public static CramerVonMises Of(ReadOnlySpan<double> sample, HypothesizedDistribution hypothesized)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sample.Length);
        var sorted = FiniteSample.Sorted(sample, nameof(sample));
        double n = sorted.Length;
        double sum = 1 / (12 * n);
        for (int i = 0; i < sorted.Length; i++)
        {
            double distance = hypothesized.Cumulative(sorted[i]) - (((2 * i) + 1) / (2 * n));
            sum += distance * distance;
        }

        return new(sorted.Length, sum);
    }

    /// <summary>The p-value; its error is of the order of 1 / n^2.</summary>
    public double P() => 1 - CramerVonMisesDistribution.Cumulative(W2, Observations);
}
