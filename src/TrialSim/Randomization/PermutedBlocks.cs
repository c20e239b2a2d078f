using TrialSim.Cohorts;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Randomization;

/// <summary>Blocks in random order within which the ratio holds exactly; several lengths are drawn at random.</summary>
public sealed record PermutedBlocks : RandomizationScheme
{
    /// <summary>Block lengths, each a multiple of the ratio's sum; one of them is drawn, with equal chances, for each block.</summary>
    public required IReadOnlyList<int> BlockSizes { get; init; }

    /// <inheritdoc/>
    public override string Describe(Arms arms, MarkerUnits units) =>
        $"{Ratio} to {arms.Treatment} and {arms.Control} in permuted blocks of {string.Join(" or ", BlockSizes)}";

    /// <inheritdoc/>
    internal override long Round => WholeBlocks(BlockSizes);

    /// <inheritdoc/>
    internal override Allocation Prepare(int patients) => Allocation.InBlocks(Ratio, BlockSizes, [], patients);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, Population population) => CheckBlocks(place, BlockSizes);
}
