using TrialSim.Statistics.TwoSamples;

namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>Shape and quantiles of a sample.</summary>
public sealed class SampleDescription
{
    private readonly double[] sorted;

    /// <summary>Describes a sample.</summary>
    /// <param name="sample">Observations, at least one, in any order.</param>
    public SampleDescription(ReadOnlySpan<double> sample)
    {
        ArgumentOutOfRangeException.ThrowIfZero(sample.Length);
        Moments = SampleMoments.Of(sample);
        sorted = FiniteSample.Sorted(sample, nameof(sample));
    }

    /// <summary>Size, mean and spread.</summary>
    public SampleMoments Moments { get; }

    /// <summary>Standard deviation with divisor n - 1.</summary>
    public double StandardDeviation => Math.Sqrt(Moments.Variance);

    /// <summary>Third central moment in standard deviations (divisors n): 0 for a symmetric sample; NaN without spread.</summary>
    public double Skewness
    {
        get
        {
            double sd = Math.Sqrt(Central(2));
            return Central(3) / (sd * sd * sd);
        }
    }

    /// <summary>Fourth central moment in standard deviations (divisors n): near 3 for a normal sample; NaN without spread.</summary>
    public double Kurtosis => Central(4) / (Central(2) * Central(2));

    /// <summary>Quantile between neighbouring observations, R's type 7.</summary>
    /// <param name="p">Probability, from 0 to 1.</param>
    /// <remarks>Source: Hyndman and Fan (1996), American Statistician 50:361-365.</remarks>
    public double Quantile(double p)
    {
        if (!(p is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "a probability lies from 0 to 1");
        }

        double place = (sorted.Length - 1) * p;
        int below = (int)Math.Floor(place + (4 * 2.220446049250313e-16)); // as R, which forgives a product that rounding left just short
        double part = Math.Max(0, place - below);
        return part > 4 * 2.220446049250313e-16 ? sorted[below] + (part * (sorted[below + 1] - sorted[below])) : sorted[below];
    }

    private double Central(int order)
    {
        double sum = 0;
        foreach (double value in sorted)
        {
            double deviation = value - Moments.Mean;
            double square = deviation * deviation;
            sum += order switch
            {
                2 => square,
                3 => square * deviation,
                _ => square * square,
            };
        }

        return sum / sorted.Length;
    }
}
