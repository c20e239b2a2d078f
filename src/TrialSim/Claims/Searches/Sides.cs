using TrialSim.Quantities;
using TrialSim.Statistics.Subgroups.Trees;

namespace TrialSim.Claims.Searches;

/// <summary>Subgroup identification by differential effect search (SIDES) with one promising child a level.</summary>
/// <remarks>
/// Each step takes the cut at which the effects on both sides differ most, of the marker with the smallest adjusted p, and moves to the better side while
/// its p is at most <see cref="Improvement"/> times the parent's. HAM-D points; low change is good. Source: Lipkovich, Dmitrienko, Denne and Enas
/// (2011), Statist. Med. 30:2601-2621; simplifications in docs/methods/subgroup-search.md.
/// </remarks>
public sealed record Sides : TreeRule
{
    /// <summary>A child's p must be at most this times its parent's: the paper's gamma.</summary>
    public Probability Improvement { get; init; } = new(1);

    /// <summary>Fewest patients, both arms, on either side of a cut.</summary>
    public int SmallestGroup { get; init; } = 15;

    /// <summary>How the search pays for choosing.</summary>
    public override SearchCorrection Correction { get; init; } = new PermutationCorrection();

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        SearchCounts.Check(place, "smallest-group", SmallestGroup, 4, 100_000);
        if (!(Improvement.Value > 0))
        {
            place.At("improvement").Breach("no subgroup can have a p of 0 times another.", "Use a number above 0, such as 1 for any improvement.");
        }
    }

    /// <inheritdoc/>
    internal override ISubgroupSearch Search(int room) => new SidesSearch(Markers.Count, room, Depth, Improvement.Value, SmallestGroup);

    /// <inheritdoc/>
    public override string Describe() => $"differential effect search: {DescribeSearch()}";
}
