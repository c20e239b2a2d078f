using TrialSim.Quantities;
using TrialSim.Statistics.Subgroups.Trees;
using TrialSim.Trials;

namespace TrialSim.Claims.Searches;

/// <summary>Model-based recursive partitioning (MOB) of the change on arm; the leaf with the best effect is claimed.</summary>
/// <remarks>
/// A node is split where the model's parameters are unstable along a marker. HAM-D points; low change is good. Nothing is claimed where nothing is split.
/// Source: Zeileis, Hothorn and Hornik (2008), J. Comput. Graph. Stat. 17:492-514; simplifications in docs/methods/subgroup-search.md.
/// </remarks>
public sealed record ModelPartition : TreeRule
{
    /// <summary>Level of a split, adjusted for the number of markers within a node.</summary>
    public SignificanceLevel SplitLevel { get; init; } = new(0.05);

    /// <summary>Fewest patients, both arms, of a leaf.</summary>
    public int SmallestLeaf { get; init; } = 20;

    /// <summary>Whose instability splits a node.</summary>
    public InstabilityParameters Parameters { get; init; } = InstabilityParameters.MeanAndEffect;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        SearchCounts.Check(place, "smallest-leaf", SmallestLeaf, 4, 100_000);
    }

    /// <inheritdoc/>
    internal override ISubgroupSearch Search(int room) => new BestLeaf(new ModelTree(
        [.. Markers.Select(m => m.IsCategorical)],
        room, Depth, SmallestLeaf, SplitLevel.Value, Parameters));

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant($"model-based partitioning, splits at {SplitLevel.Value}: {DescribeSearch()}");
}
