using System.Buffers.Binary;
using System.Security.Cryptography;
using TrialSim.Characteristics;

namespace TrialSim.Studies;

/// <summary>
/// Distribution of a value over replicates: a histogram of fixed bins, each with its smallest and largest member. None of it depends on
/// order, so the tally is exact for any division of the work.
/// </summary>
/// <remarks>
/// Quantiles are interpolated between a bin's own extremes: exact for a value that alone fills its bin. What lies outside the range is kept
/// in the outer bins.
/// </remarks>
internal sealed class ValueTally
{
    private const int Bins = 2048;
    private const double Z = 1.959963984540054;

    private readonly double low;
    private readonly double perUnit;
    private readonly long[] counts = new long[Bins];
    private readonly double[] smallest = new double[Bins];
    private readonly double[] largest = new double[Bins];

    /// <summary>An empty tally of values that mostly lie in a range.</summary>
    public ValueTally(double low, double high)
    {
        this.low = low;
        perUnit = Bins / (high - low);
        Array.Fill(smallest, double.PositiveInfinity);
        Array.Fill(largest, double.NegativeInfinity);
    }

    /// <summary>Number of values.</summary>
    public long Count => counts.Sum();

    /// <summary>Adds a value, which may be infinite but must be a number.</summary>
    public void Add(double value)
    {
        int bin = (int)Math.Clamp((value - low) * perUnit, 0, Bins - 1);
        counts[bin]++;
        smallest[bin] = value < smallest[bin] ? value : smallest[bin];
        largest[bin] = value > largest[bin] ? value : largest[bin];
    }

    /// <summary>The value below which a share lies; its interval is the order statistics 1.96 standard errors of rank to either side.</summary>
    /// <param name="q">The share.</param>
    /// <param name="scale">A rising function of the values, of which the quantile is wanted.</param>
    public Estimate Quantile(double q, Func<double, double> scale)
    {
        long n = Count;
        if (n == 0)
        {
            return Estimate.None;
        }

        double rankError = Math.Sqrt(q * (1 - q) / n);
        double Scaled(double level) => scale(At(level));
        double mcse = (Scaled(q + rankError) - Scaled(q - rankError)) / 2;
        return new(Scaled(q), mcse, Scaled(q - (Z * rankError)), Scaled(q + (Z * rankError))) { Support = new(SupportKind.Quantile, n) };
    }

    /// <summary>Adds another worker's tally.</summary>
    public void Merge(ValueTally other)
    {
        for (int bin = 0; bin < Bins; bin++)
        {
            counts[bin] += other.counts[bin];
            smallest[bin] = Math.Min(smallest[bin], other.smallest[bin]);
            largest[bin] = Math.Max(largest[bin], other.largest[bin]);
        }
    }

    /// <summary>Feeds counts and extremes to a digest.</summary>
    public void AppendTo(IncrementalHash digest)
    {
        Span<byte> bytes = stackalloc byte[24];
        for (int bin = 0; bin < Bins; bin++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, counts[bin]);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[8..], smallest[bin]);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[16..], largest[bin]);
            digest.AppendData(bytes);
        }
    }

    private double At(double q)
    {
        double rank = Math.Clamp(q, 0, 1) * (Count - 1);
        long below = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            if (rank < below + counts[bin])
            {
                double within = counts[bin] == 1 ? 0 : Math.Min(1, (rank - below) / (counts[bin] - 1));
                return within == 0 || double.IsInfinity(smallest[bin]) ? smallest[bin] : smallest[bin] + (within * (largest[bin] - smallest[bin]));
            }

            below += counts[bin];
        }

        return largest[Bins - 1];
    }
}
