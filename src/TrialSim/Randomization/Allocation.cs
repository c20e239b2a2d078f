using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Randomization;

/// <summary>A randomization scheme at work in one worker's trials.</summary>
internal sealed class Allocation : IDisposable
{
    private readonly double treatmentShare;
    private readonly IReadOnlyList<StratificationFactor> factors;
    private readonly LaneColumns level;
    private readonly LaneColumns lengths;
    private readonly Vector512<ulong>[] newBlocks;
    private readonly BlockOrders? orders;

    private Allocation(AllocationRatio ratio, IReadOnlyList<int> blockSizes, IReadOnlyList<StratificationFactor> factors, int patients)
    {
        treatmentShare = (double)ratio.Treatment / ratio.Total;
        newBlocks = [.. blockSizes.Select(length => Vector512.Create((ulong)(length | (length / ratio.Total * ratio.Treatment << 8))))];
        this.factors = factors;
        Strata = factors.Aggregate(1, (product, factor) => product * factor.Levels);
        level = new(1, patients);
        lengths = new(1, patients);
        orders = blockSizes is [var size] ? BlockOrders.Of(size, size / ratio.Total * ratio.Treatment) : null;
    }

    /// <summary>Number of strata.</summary>
    public int Strata { get; }

    /// <summary>A coin for every patient; strata are formed without it.</summary>
    public static Allocation ByCoin(AllocationRatio ratio, IReadOnlyList<StratificationFactor> factors, int patients) =>
        new(ratio, [], factors, patients);

    /// <summary>Permuted blocks within strata.</summary>
    public static Allocation InBlocks(
        AllocationRatio ratio, IReadOnlyList<int> blockSizes, IReadOnlyList<StratificationFactor> factors, int patients) =>
        new(ratio, blockSizes, factors, patients);

    /// <summary>The arms in turn, without chance: control first, then treatment, over and over.</summary>
    public static Allocation InTurn(AllocationRatio ratio, int patients) => new(ratio, [], [], patients)
    {
        Turn = [.. Enumerable.Repeat(0.0, ratio.Control), .. Enumerable.Repeat(1.0, ratio.Treatment)],
    };

    /// <summary>The arms of successive patients where they follow from the order of entry; empty where chance decides.</summary>
    private double[] Turn { get; init; } = [];

    private Span<Vector512<ulong>> Lengths => MemoryMarshal.Cast<Lanes, Vector512<ulong>>(lengths[0]);

    /// <summary>Allocates every patient, in order of entry.</summary>
    public void Allocate(TrialRandom random, TrialBlock trial)
    {
        if (Turn.Length > 0)
        {
            TakeTurns(trial.Treated);
            return;
        }

        var fractions = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(trial.Treated);
        random.Fractions(DrawPurpose.Allocation, 0, 0, trial.Pairs, fractions);
        Stratify(trial);
        if (newBlocks.Length == 0)
        {
            var treated = trial.Treated;
            for (int i = 0; i < treated.Length; i++)
            {
                treated[i] = RandomFraction.Below(fractions[i], treatmentShare).ToIndicator();
            }
        }
        else
        {
            if (newBlocks.Length > 1)
            {
                random.Fractions(DrawPurpose.BlockLength, 0, 0, trial.Pairs, Lengths);
            }

            if (orders is not null && Strata <= BlockOrders.MaximumStrata)
            {
                orders.Fill(trial.Stratum, trial.Treated);
            }
            else
            {
                FillBlocks(trial.Stratum, trial.Treated);
            }
        }
    }

    /// <summary>Tells every patient's stratum.</summary>
    public void Stratify(TrialBlock trial)
    {
        var stratum = trial.Stratum;
        for (int f = 0; f < factors.Count; f++)
        {
            var own = f == 0 ? stratum : level[0];
            factors[f].Classify(trial, own);
            Lanes levels = factors[f].Levels;
            for (int i = 0; f > 0 && i < stratum.Length; i++)
            {
                stratum[i] = Lanes.Fma(stratum[i], levels, own[i]);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        level.Dispose();
        lengths.Dispose();
    }

    private void TakeTurns(Span<Lanes> treated)
    {
        for (int i = 0, next = 0; i < treated.Length; i++)
        {
            treated[i] = Turn[next];
            next = next + 1 == Turn.Length ? 0 : next + 1;
        }
    }

    // The next of a block with r places left, r1 of them treatment, is treatment with probability r1 / r: drawing a block's order place by
    // place in this way makes all orders equally likely. A stratum's open block is 16 bits of a lane's word: r in the lower 8, r1 above.
    private void FillBlocks(ReadOnlySpan<Lanes> stratum, Span<Lanes> treated)
    {
        var fractions = MemoryMarshal.Cast<Lanes, Vector512<ulong>>(treated); // replaced one by one by what they decide
        for (int first = 0; first < Strata; first += 4)
        {
            var open = Vector512<ulong>.Zero; // the open blocks of four strata
            for (int i = 0; i < stratum.Length; i++)
            {
                // 2^52 + stratum has the stratum in its lowest bits
                var number = (stratum[i].V + Vector512.Create(4503599627370496.0 - first)).AsUInt64();
                var shift = (number & Vector512.Create(3UL)) << 4;
                var before = LaneBits.ShiftRight(open, shift) & Vector512.Create(0xFFFFUL);
                var block = Vector512.ConditionalSelect(Vector512.Equals(before, Vector512<ulong>.Zero), OpenBlock(i), before);
                var left = block & Vector512.Create(0xFFUL);
                var leftTreatment = block >>> 8;
                var treats = Vector512.LessThan(
                    LaneBits.MultiplyLowHalves(fractions[i], left).AsInt64(), (leftTreatment << 32).AsInt64()).AsUInt64();
                var after = block - Vector512.Create(1UL) - (treats & Vector512.Create(0x100UL));
                var change = LaneBits.ShiftLeft(after - before, shift);
                var indicator = treats & Vector512.Create(1.0).AsUInt64();
                if (Strata > 4)
                {
                    var here = Vector512.Equals(number & Vector512.Create(0xFFFFFCUL), Vector512<ulong>.Zero);
                    change &= here;
                    indicator = Vector512.ConditionalSelect(here, indicator, fractions[i]);
                }

                open += change;
                fractions[i] = indicator;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<ulong> OpenBlock(int patient)
    {
        var block = newBlocks[0];
        if (newBlocks.Length > 1)
        {
            var pick = LaneBits.MultiplyLowHalves(Lengths[patient], Vector512.Create((ulong)newBlocks.Length)) >>> 32;
            for (int b = 1; b < newBlocks.Length; b++)
            {
                block = Vector512.ConditionalSelect(Vector512.Equals(pick, Vector512.Create((ulong)b)), newBlocks[b], block);
            }
        }

        return block;
    }
}
