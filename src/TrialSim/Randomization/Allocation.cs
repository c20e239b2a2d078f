using System.Runtime.Intrinsics;
using TrialSim.Numerics;
using TrialSim.Randomness;
using TrialSim.Trials;

namespace TrialSim.Randomization;

/// <summary>A randomization scheme at work in one worker's trials.</summary>
internal sealed class Allocation : IDisposable
{
    private readonly double treatmentShare;
    private readonly int[] blockSizes;
    private readonly IReadOnlyList<StratificationFactor> factors;
    private readonly LaneColumns level;
    private readonly LaneColumns remaining;
    private readonly Vector512<ulong>[] words;

    private Allocation(AllocationRatio ratio, IReadOnlyList<int> blockSizes, IReadOnlyList<StratificationFactor> factors, int patients)
    {
        treatmentShare = (double)ratio.Treatment / ratio.Total;
        this.blockSizes = [.. blockSizes];
        this.factors = factors;
        Strata = factors.Aggregate(1, (product, factor) => product * factor.Levels);
        level = new(1, patients);
        remaining = new(2, Strata);
        words = new Vector512<ulong>[patients];
    }

    /// <summary>Number of strata.</summary>
    public int Strata { get; }

    /// <summary>A coin for every patient.</summary>
    public static Allocation ByCoin(AllocationRatio ratio, int patients) => new(ratio, [], [], patients);

    /// <summary>Permuted blocks within strata.</summary>
    public static Allocation InBlocks(
        AllocationRatio ratio, IReadOnlyList<int> blockSizes, IReadOnlyList<StratificationFactor> factors, int patients) =>
        new(ratio, blockSizes, factors, patients);

    /// <summary>Allocates every patient, in order of entry.</summary>
    public void Allocate(TrialRandom random, TrialBlock trial)
    {
        random.Words(DrawPurpose.Allocation, 0, 0, 0, words);
        Stratify(trial);
        if (blockSizes.Length == 0)
        {
            var treated = trial.Treated;
            for (int i = 0; i < treated.Length; i++)
            {
                treated[i] = RandomWord.HighBelow(words[i], treatmentShare).ToIndicator();
            }
        }
        else
        {
            FillBlocks(trial.Stratum, trial.Treated);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        level.Dispose();
        remaining.Dispose();
    }

    private void Stratify(TrialBlock trial)
    {
        var stratum = trial.Stratum;
        stratum.Clear();
        foreach (var factor in factors)
        {
            var own = level[0];
            factor.Classify(trial, own);
            Lanes levels = factor.Levels;
            for (int i = 0; i < stratum.Length; i++)
            {
                stratum[i] = Lanes.Fma(stratum[i], levels, own[i]);
            }
        }
    }

    // The next of a block with r places left, r1 of them treatment, is treatment with probability r1 / r: drawing a block's order place by
    // place in this way makes all orders equally likely.
    private void FillBlocks(ReadOnlySpan<Lanes> stratum, Span<Lanes> treated)
    {
        var places = remaining[0];
        var treatmentPlaces = remaining[1];
        places.Clear();
        treatmentPlaces.Clear();
        for (int i = 0; i < treated.Length; i++)
        {
            Lanes left = Lanes.Zero;
            Lanes leftTreatment = Lanes.Zero;
            for (int s = 0; s < places.Length; s++)
            {
                var here = Lanes.EqualTo(stratum[i], (double)s);
                left = here.Select(places[s], left);
                leftTreatment = here.Select(treatmentPlaces[s], leftTreatment);
            }

            var opens = left <= 0.0;
            var size = BlockSize(words[i]);
            left = opens.Select(size, left);
            leftTreatment = opens.Select(size * treatmentShare, leftTreatment);
            var treats = (RandomWord.HighFraction(words[i]) * left < leftTreatment).ToIndicator();
            treated[i] = treats;
            left -= Lanes.One;
            leftTreatment -= treats;
            for (int s = 0; s < places.Length; s++)
            {
                var here = Lanes.EqualTo(stratum[i], (double)s);
                places[s] = here.Select(left, places[s]);
                treatmentPlaces[s] = here.Select(leftTreatment, treatmentPlaces[s]);
            }
        }
    }

    private Lanes BlockSize(Vector512<ulong> word)
    {
        Lanes size = (double)blockSizes[0];
        if (blockSizes.Length > 1)
        {
            var pick = RandomWord.LowFraction(word) * blockSizes.Length;
            for (int b = 1; b < blockSizes.Length; b++)
            {
                size = (pick >= (double)b).Select((double)blockSizes[b], size);
            }
        }

        return size;
    }
}
