using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using TrialSim.Numerics;

namespace TrialSim.Simulation;

/// <summary>
/// Counts, sums and sums of squares over replicates, kept as whole numbers: adding is exact, so neither the order of replicates nor
/// their division among workers can change a bit.
/// </summary>
/// <remarks>
/// A value enters the sum rounded to 2^-32 and its square rounded to 2^-20.
/// </remarks>
internal sealed unsafe partial class MomentTally : IDisposable
{
    /// <summary>Values must be smaller than this.</summary>
    public const double Limit = 32768;

    private const double SumUnit = 4294967296.0;
    private const double SquareUnit = 1048576.0;
    private const double SumShift = 1.5 * 1048576.0; // 1.5 x 2^52 / 2^32: adding it rounds to a multiple of 2^-32
    private const double SquareShift = 1.5 * 4294967296.0;

    /// <summary>Rounds after which a lane's 63 bits could overflow: a square brings 2^50 at most.</summary>
    private const int FlushAfter = 1 << 12;

    private readonly Int128[] totals;
    private Vector512<long>* lanes;
    private int rounds;

    /// <summary>An empty tally.</summary>
    /// <param name="counts">Number of counts.</param>
    /// <param name="moments">Number of values with a sum and a sum of squares.</param>
    public MomentTally(int counts, int moments)
    {
        Counts = counts;
        totals = new Int128[counts + (2 * moments)];
        nuint bytes = (nuint)Math.Max(1, totals.Length) * (nuint)sizeof(Vector512<long>);
        lanes = (Vector512<long>*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(lanes, bytes);
    }

    /// <summary>Frees what a forgotten <see cref="Dispose"/> left.</summary>
    ~MomentTally() => Free();

    private int Counts { get; }

    /// <summary>Adds eight replicates' values where they are valid, smaller than <see cref="Limit"/>, and counted by the caller.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int moment, Lanes value, LaneMask valid)
    {
        var kept = valid.Keep(value).V;
        var at = lanes + Counts + (2 * moment);
        at[0] += (kept + Vector512.Create(SumShift)).AsInt64() - Vector512.Create(SumShift).AsInt64();
        at[1] += ((kept * kept) + Vector512.Create(SquareShift)).AsInt64() - Vector512.Create(SquareShift).AsInt64();
    }

    /// <summary>Counts eight replicates' answers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Count(int count, LaneMask yes) => lanes[count] -= yes.V.AsInt64(); // yes is -1

    /// <summary>Adds the value of one of the eight replicates, smaller than <see cref="Limit"/>.</summary>
    public void Add(int moment, int lane, double value)
    {
        Debug.Assert(Math.Abs(value) < Limit, "a value that is no number would overflow, and in which round depends on the workers");
        var at = (long*)(lanes + Counts + (2 * moment)) + lane;
        at[0] += BitConverter.DoubleToInt64Bits(value + SumShift) - BitConverter.DoubleToInt64Bits(SumShift);
        at[Lanes.Count] += BitConverter.DoubleToInt64Bits((value * value) + SquareShift) - BitConverter.DoubleToInt64Bits(SquareShift);
    }

    /// <summary>Counts one of the eight replicates.</summary>
    public void Count(int count, int lane) => ((long*)(lanes + count))[lane]++;

    /// <summary>Counts and adds the values of several rounds where they are valid; the same as one after the other, but in registers.</summary>
    public void AddRounds(MeanSlot slot, ReadOnlySpan<Lanes> values, ReadOnlySpan<LaneMask> valid)
    {
        Vector512<long> count = Vector512<long>.Zero, sum = count, squares = count;
        for (int round = 0; round < values.Length; round++)
        {
            Accumulate(values[round], valid[round], ref count, ref sum, ref squares);
        }

        Add(slot, count, sum, squares);
    }

    /// <summary>The same with the differences of values, where both are valid.</summary>
    public void AddRounds(
        MeanSlot slot, ReadOnlySpan<Lanes> values, ReadOnlySpan<LaneMask> valid, ReadOnlySpan<Lanes> subtracted, ReadOnlySpan<LaneMask> subtractedValid)
    {
        Vector512<long> count = Vector512<long>.Zero, sum = count, squares = count;
        for (int round = 0; round < values.Length; round++)
        {
            Accumulate(values[round] - subtracted[round], valid[round] & subtractedValid[round], ref count, ref sum, ref squares);
        }

        Add(slot, count, sum, squares);
    }

    /// <summary>To be called after each eight replicates.</summary>
    public void EndOfRound() => EndOfRounds(1);

    /// <summary>To be called after so many rounds, few beside <see cref="FlushAfter"/>.</summary>
    public void EndOfRounds(int count)
    {
        rounds += count;
        if (rounds >= FlushAfter)
        {
            Flush();
        }
    }

    /// <summary>A count.</summary>
    public long CountOf(int count)
    {
        Flush();
        return (long)totals[count];
    }

    /// <summary>Number of values that a mean is of.</summary>
    public long CountOf(MeanSlot slot) => CountOf(slot.Count);

    /// <summary>Mean of a slot's values; NaN where there are none.</summary>
    public double Mean(MeanSlot slot)
    {
        Flush();
        return (double)totals[Counts + (2 * slot.Moment)] / SumUnit / CountOf(slot);
    }

    /// <summary>Mean of the squared values.</summary>
    public double MeanSquare(MeanSlot slot)
    {
        Flush();
        return (double)totals[Counts + (2 * slot.Moment) + 1] / SquareUnit / CountOf(slot);
    }

    /// <summary>Sample variance (divisor count - 1) of a slot's values; NaN with fewer than two.</summary>
    public double Variance(MeanSlot slot)
    {
        long n = CountOf(slot);
        double mean = Mean(slot);
        return n < 2 ? double.NaN : Math.Max(0, MeanSquare(slot) - (mean * mean)) * n / (n - 1);
    }

    /// <summary>Adds another worker's tally.</summary>
    public void Merge(MomentTally other)
    {
        Flush();
        other.Flush();
        for (int i = 0; i < totals.Length; i++)
        {
            totals[i] += other.totals[i];
        }
    }

    /// <summary>Feeds every total to a digest.</summary>
    public void AppendTo(IncrementalHash digest)
    {
        Flush();
        Span<byte> bytes = stackalloc byte[16];
        foreach (var total in totals)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteInt128LittleEndian(bytes, total);
            digest.AppendData(bytes);
        }
    }

    /// <summary>Writes every total, to be read by <see cref="Load"/>.</summary>
    public void Save(BinaryWriter writer)
    {
        Flush();
        writer.Write(totals.Length);
        foreach (var total in totals)
        {
            writer.Write((long)(ulong)(total & ulong.MaxValue));
            writer.Write((long)(total >> 64));
        }
    }

    /// <summary>Adds the totals of a tally of the same shape that was saved.</summary>
    /// <exception cref="InvalidDataException">It has another shape.</exception>
    public void Load(BinaryReader reader)
    {
        if (reader.ReadInt32() != totals.Length)
        {
            throw new InvalidDataException("a tally of another shape");
        }

        Flush();
        for (int i = 0; i < totals.Length; i++)
        {
            ulong low = reader.ReadUInt64();
            totals[i] += new Int128((ulong)reader.ReadInt64(), low);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Accumulate(Lanes value, LaneMask valid, ref Vector512<long> count, ref Vector512<long> sum, ref Vector512<long> squares)
    {
        var kept = valid.Keep(value).V;
        count -= valid.V.AsInt64();
        sum += (kept + Vector512.Create(SumShift)).AsInt64() - Vector512.Create(SumShift).AsInt64();
        squares += ((kept * kept) + Vector512.Create(SquareShift)).AsInt64() - Vector512.Create(SquareShift).AsInt64();
    }

    private void Add(MeanSlot slot, Vector512<long> count, Vector512<long> sum, Vector512<long> squares)
    {
        lanes[slot.Count] += count;
        var at = lanes + Counts + (2 * slot.Moment);
        at[0] += sum;
        at[1] += squares;
    }

    private void Flush()
    {
        if (rounds == 0 || lanes is null)
        {
            return;
        }

        for (int i = 0; i < totals.Length; i++)
        {
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                totals[i] += lanes[i][lane];
            }

            lanes[i] = Vector512<long>.Zero;
        }

        rounds = 0;
    }

    private void Free()
    {
        NativeMemory.AlignedFree(lanes);
        lanes = null;
    }
}
