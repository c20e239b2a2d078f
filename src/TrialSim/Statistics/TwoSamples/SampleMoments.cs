namespace TrialSim.Statistics.TwoSamples;

/// <summary>Size, mean and spread of a sample.</summary>
/// <param name="Count">Number of observations.</param>
/// <param name="Mean">Their mean; NaN when there are none.</param>
/// <param name="Deviations">Sum of squared deviations from the mean.</param>
public readonly record struct SampleMoments(int Count, double Mean, double Deviations)
{
    /// <summary>Variance with divisor n - 1; NaN below two observations.</summary>
    public double Variance => Count > 1 ? Deviations / (Count - 1) : double.NaN;

    /// <summary>The moments of observations, in two passes: the mean first, then deviations from it, so that nothing cancels.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An observation is missing (NaN) or infinite.</exception>
    public static SampleMoments Of(ReadOnlySpan<double> observations)
    {
        FiniteSample.Require(observations, nameof(observations));
        int count = observations.Length;
        double sum = 0;
        foreach (double value in observations)
        {
            sum += value;
        }

        double mean = sum / count;
        double residue = 0; // what rounding left out of the mean
        foreach (double value in observations)
        {
            residue += value - mean;
        }

        mean += residue / count;
        double squares = 0;
        foreach (double value in observations)
        {
            squares += (value - mean) * (value - mean);
        }

        return new(count, mean, squares);
    }
}
