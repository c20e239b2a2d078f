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
/// A value enters the sum rounded to 2^-32 and its square rounded to 2^-20; values of magnitude 32,768 or more do not enter at all and
/// are missing from the count.
/// </remarks>
internal sealed unsafe class MomentTally : IDisposable
{
    /// <summary>Values must be smaller than this.</summary>
    public const double Limit = 32768;

    private const double SumUnit = 4294967296.0;
    private const double SquareUnit = 1048576.0;
    private const double SumShift = 1.5 * 1048576.0; // 1.5 x 2^52 / 2^32: adding it rounds to a multiple of 2^-32
    private const double SquareShift = 1.5 * 4294967296.0;

    /// <summary>Additions after which a lane's 63 bits could overflow: 2^47 per addition at most.</summary>
    private const int FlushAfter = 1 << 15;

    private readonly Int128[] totals;
    private Vector512<long>* lanes;
    private int additions;

    /// <summary>An empty tally.</summary>
    public MomentTally(int slots)
    {
        Slots = slots;
        totals = new Int128[3 * slots];
        nuint bytes = (nuint)Math.Max(1, 3 * slots) * (nuint)sizeof(Vector512<long>);
        lanes = (Vector512<long>*)NativeMemory.AlignedAlloc(bytes, 64);
        NativeMemory.Clear(lanes, bytes);
    }

    /// <summary>Frees what a forgotten <see cref="Dispose"/> left.</summary>
    ~MomentTally() => Free();

    /// <summary>Number of slots, each with a count, a sum and a sum of squares.</summary>
    public int Slots { get; }

    /// <summary>Adds eight replicates' values where they are valid.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int slot, Lanes value, LaneMask valid)
    {
        valid &= Lanes.Abs(value) < Limit;
        var kept = valid.Keep(value).V;
        var at = lanes + (3 * slot);
        at[0] -= valid.V.AsInt64(); // yes is -1
        at[1] += (kept + Vector512.Create(SumShift)).AsInt64() - Vector512.Create(SumShift).AsInt64();
        at[2] += ((kept * kept) + Vector512.Create(SquareShift)).AsInt64() - Vector512.Create(SquareShift).AsInt64();
    }

    /// <summary>Counts eight replicates' answers; only the count of the slot is used.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Count(int slot, LaneMask yes) => lanes[3 * slot] -= yes.V.AsInt64();

    /// <summary>To be called after each eight replicates.</summary>
    public void EndOfRound()
    {
        if (++additions == FlushAfter)
        {
            Flush();
        }
    }

    /// <summary>Number of values in a slot.</summary>
    public long CountOf(int slot)
    {
        Flush();
        return (long)totals[3 * slot];
    }

    /// <summary>Mean of a slot's values; NaN where there are none.</summary>
    public double Mean(int slot)
    {
        Flush();
        return (double)totals[(3 * slot) + 1] / SumUnit / CountOf(slot);
    }

    /// <summary>Sample variance (divisor count - 1) of a slot's values; NaN with fewer than two.</summary>
    public double Variance(int slot)
    {
        long n = CountOf(slot);
        if (n < 2)
        {
            return double.NaN;
        }

        double mean = Mean(slot);
        double squares = (double)totals[(3 * slot) + 2] / SquareUnit;
        return Math.Max(0, (squares - (n * mean * mean)) / (n - 1));
    }

    /// <summary>Mean of the squared values.</summary>
    public double MeanSquare(int slot)
    {
        Flush();
        return (double)totals[(3 * slot) + 2] / SquareUnit / CountOf(slot);
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

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Flush()
    {
        if (additions == 0 || lanes is null)
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

        additions = 0;
    }

    private void Free()
    {
        NativeMemory.AlignedFree(lanes);
        lanes = null;
    }
}
