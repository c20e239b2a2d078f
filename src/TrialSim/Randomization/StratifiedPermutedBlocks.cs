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
    public override string Describe(Arms arms, MarkerUnits units) =>
        $"{Ratio} to {arms.Treatment} and {arms.Control} in permuted blocks of {string.Join(" or ", BlockSizes)}, "
        + $"kept separately by {string.Join(" and ", Strata.Select(s => s.Describe(units)))}";

    /// <inheritdoc/>
    internal override long Round => WholeBlocks(BlockSizes);

    /// <inheritdoc/>
    internal override Allocation Prepare(int patients) => Allocation.InBlocks(Ratio, BlockSizes, Strata, patients);

    /// <inheritdoc/>
    internal override bool Stratifies => true;

    /// <inheritdoc/>
    internal override IReadOnlyList<ScreeningCrpFactor> ScreeningFactors => [.. Strata.OfType<ScreeningCrpFactor>()];

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population)
    {
        CheckBlocks(place, BlockSizes);
        place.At("strata").MustNotBeEmpty(Strata.Count, "List what the strata are formed of, or use the kind \"permuted-blocks\".");
        CheckStrata(place.At("strata"), Strata, population);
    }
}
