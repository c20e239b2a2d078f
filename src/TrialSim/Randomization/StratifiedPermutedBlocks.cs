using TrialSim.Cohorts;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Randomization;

/// <summary>Permuted blocks kept separately in every combination of the strata.</summary>
public sealed record StratifiedPermutedBlocks : RandomizationScheme
{
    /// <summary>Block lengths, each a multiple of the ratio's sum; one of them is drawn, with equal chances, for each block.</summary>
    public required IReadOnlyList<int> BlockSizes { get; init; }

    /// <summary>What the strata are formed of; every combination is a stratum.</summary>
    public required IReadOnlyList<StratificationFactor> Strata { get; init; }

    /// <inheritdoc/>
    public override string Describe(Arms arms) =>
        $"{Ratio} to {arms.Treatment} and {arms.Control} in permuted blocks of {string.Join(" or ", BlockSizes)}, "
        + $"kept separately by {string.Join(" and ", Strata.Select(s => s.Describe()))}";

    /// <inheritdoc/>
    internal override Allocation Prepare(int patients) => Allocation.InBlocks(Ratio, BlockSizes, Strata, patients);

    /// <inheritdoc/>
    internal override bool Stratifies => true;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population)
    {
        const int MostStrata = 64;
        CheckBlocks(place, BlockSizes);
        place = place.At("strata");
        place.MustNotBeEmpty(Strata.Count, "List what the strata are formed of, or use the kind \"permuted-blocks\".");
        double strata = 1;
        for (int i = 0; i < Strata.Count; i++)
        {
            Strata[i].Check(place.At(i), population);
            strata *= Strata[i].Levels;
            if (Strata.Take(i).Any(earlier => earlier.GetType() == Strata[i].GetType()))
            {
                place.At(i).Breach("strata are already formed of this.", "Leave it out, or put its cut-points into the entry further up.");
            }
        }

        if (strata > MostStrata)
        {
            place.Breach($"{strata} strata, every combination being one.", $"Use fewer factors or cut-points: at most {MostStrata} strata.");
        }
    }
}
