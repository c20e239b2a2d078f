using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;

namespace TrialSim.Randomization;

/// <summary>Permuted blocks so short that all their orders fit a table of eight: a block is drawn whole when it opens.</summary>
/// <remarks>
/// An order is a byte: the arms of the places still open, the next in the lowest bit, under a 1 that marks the end. A lane's word holds
/// the open blocks of eight strata.
/// </remarks>
internal sealed class BlockOrders
{
    /// <summary>More strata than this do not fit.</summary>
    public const int MaximumStrata = 8;

    private readonly Vector512<double> table;
    private readonly int count;

    private BlockOrders(List<ulong> orders)
    {
        count = orders.Count;
        Span<ulong> padded = stackalloc ulong[Lanes.Count];
        padded.Clear();
        CollectionsMarshal.AsSpan(orders).CopyTo(padded);
        table = Vector512.Create<ulong>(padded).AsDouble();
    }

    /// <summary>All orders of a block; null where they are too many.</summary>
    public static BlockOrders? Of(int size, int treatment)
    {
        if (size > 7)
        {
            return null;
        }

        var orders = new List<ulong>();
        for (uint arms = 0; arms < 1u << size; arms++)
        {
            if (BitOperations.PopCount(arms) == treatment)
            {
                orders.Add(arms | (1u << size));
            }
        }

        return orders.Count <= Lanes.Count ? new(orders) : null;
    }

    /// <summary>Replaces each patient's random fraction, in order of entry, by 1 for treatment or 0 for control.</summary>
    public void Fill(ReadOnlySpan<Lanes> stratum, Span<Lanes> treated)
    {
        var fractions = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(treated);
        var orders = Vector512.Create((ulong)count);
        var end = Vector512.Create(1UL);
        var open = Vector512.Create(0x0101010101010101UL); // nothing but the end: every stratum's next patient opens a block
        for (int i = 0; i < stratum.Length; i++)
        {
            // 2^52 + stratum has the stratum in its lowest bits
            var shift = ((stratum[i].V + Vector512.Create(4503599627370496.0)).AsUInt64() & Vector512.Create(7UL)) << 3;
            var pick = LaneBits.MultiplyLowHalves(fractions[i], orders) >>> 32;
            var opened = LaneBits.Lookup(table, pick).AsUInt64();
            var before = LaneBits.ShiftRight(open, shift) & Vector512.Create(0xFFUL);
            var block = Vector512.ConditionalSelect(Vector512.Equals(before, end), opened, before);
            open += LaneBits.ShiftLeft((block >>> 1) - before, shift);
            fractions[i] = (Vector512<ulong>.Zero - (block & end)) & Vector512.Create(1.0).AsUInt64();
        }
    }
}
