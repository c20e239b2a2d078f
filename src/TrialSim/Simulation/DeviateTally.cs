using System.Security.Cryptography;
using TrialSim.Numerics;

namespace TrialSim.Simulation;

/// <summary>
/// Distribution of p-values over replicates, kept as a histogram of their normal deviates with the smallest and largest member of each
/// bin. Counts, minima and maxima do not depend on order, so the tally is exact for any division of the work.
/// </summary>
/// <remarks>Quantiles are interpolated between a bin's own extremes: exact for a p-value that alone fills its bin, as those of exact tests do.</remarks>
internal sealed class DeviateTally
{
    private const int BinsPerUnit = 32;
    private const int Bins = 16 * BinsPerUnit;

    private readonly long[] counts = new long[Bins];
    private readonly double[] smallest = new double[Bins];
    private readonly double[] largest = new double[Bins];

    /// <summary>An empty tally.</summary>
    public DeviateTally()
    {
        Array.Fill(smallest, double.PositiveInfinity);
        Array.Fill(largest, double.NegativeInfinity);
    }

    /// <summary>Adds the deviates of those of eight replicates whose bit is set.</summary>
    public void Add(Lanes deviate, uint valid)
    {
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            if ((valid >> lane & 1) != 0)
            {
                double z = deviate[lane];
                int bin = Math.Clamp((int)((z + 8) * BinsPerUnit), 0, Bins - 1);
                counts[bin]++;
                smallest[bin] = z < smallest[bin] ? z : smallest[bin];
                largest[bin] = z > largest[bin] ? z : largest[bin];
            }
        }
    }

    /// <summary>Number of deviates at or above a multiple of 1/32.</summary>
    public long CountFrom(double z)
    {
        long count = 0;
        for (int bin = Math.Clamp((int)Math.Ceiling((z + 8) * BinsPerUnit), 0, Bins); bin < Bins; bin++)
        {
            count += counts[bin];
        }

        return count;
    }

    /// <summary>The deviate below which a share <paramref name="q"/> of the replicates lies; NaN where there are none.</summary>
    public double Quantile(double q)
    {
        long total = counts.Sum();
        if (total == 0)
        {
            return double.NaN;
        }

        double rank = Math.Clamp(q, 0, 1) * (total - 1);
        long below = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            if (rank < below + counts[bin])
            {
                double within = counts[bin] == 1 ? 0 : (rank - below) / (counts[bin] - 1);
                return smallest[bin] + (Math.Min(1, within) * (largest[bin] - smallest[bin]));
            }

            below += counts[bin];
        }

        return largest[Bins - 1];
    }

    /// <summary>Adds another worker's tally.</summary>
    public void Merge(DeviateTally other)
    {
        for (int bin = 0; bin < Bins; bin++)
        {
            counts[bin] += other.counts[bin];
            smallest[bin] = Math.Min(smallest[bin], other.smallest[bin]);
            largest[bin] = Math.Max(largest[bin], other.largest[bin]);
        }
    }

    /// <summary>Writes the bins that hold something, to be read by <see cref="Load"/>.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write(counts.Count(c => c > 0));
        for (int bin = 0; bin < Bins; bin++)
        {
            if (counts[bin] > 0)
            {
                writer.Write((short)bin);
                writer.Write(counts[bin]);
                writer.Write(smallest[bin]);
                writer.Write(largest[bin]);
            }
        }
    }

    /// <summary>Adds a tally that was saved.</summary>
    /// <exception cref="InvalidDataException">It has bins that are none of ours.</exception>
    public void Load(BinaryReader reader)
    {
        for (int filled = reader.ReadInt32(); filled > 0; filled--)
        {
            int bin = reader.ReadInt16();
            if (bin is < 0 or >= Bins)
            {
                throw new InvalidDataException("a tally of another shape");
            }

            counts[bin] += reader.ReadInt64();
            smallest[bin] = Math.Min(smallest[bin], reader.ReadDouble());
            largest[bin] = Math.Max(largest[bin], reader.ReadDouble());
        }
    }

    /// <summary>Feeds counts and extremes to a digest.</summary>
    public void AppendTo(IncrementalHash digest)
    {
        Span<byte> bytes = stackalloc byte[24];
        for (int bin = 0; bin < Bins; bin++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(bytes, counts[bin]);
            System.Buffers.Binary.BinaryPrimitives.WriteDoubleLittleEndian(bytes[8..], smallest[bin]);
            System.Buffers.Binary.BinaryPrimitives.WriteDoubleLittleEndian(bytes[16..], largest[bin]);
            digest.AppendData(bytes);
        }
    }
}
