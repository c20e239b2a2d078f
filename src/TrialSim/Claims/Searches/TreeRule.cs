using System.Text.Json.Serialization;
using TrialSim.Quantities;
using TrialSim.Statistics.Subgroups.Trees;
using TrialSim.Trials;

namespace TrialSim.Claims.Searches;

/// <summary>A search of several markers, split by split, for a subgroup in which the treatment changes HAM-D at the final visit.</summary>
/// <remarks>
/// Reads the change of the patients seen at the final visit. Announces an effect in the subgroup found, nothing where none is found. Not feasible where
/// an arm has fewer than two such patients or the change does not vary.
/// </remarks>
public abstract record TreeRule : ClaimRule
{
    /// <summary>The markers that may define the subgroup.</summary>
    public required IReadOnlyList<PatientMarker> Markers { get; init; }

    /// <summary>Most conditions that define the subgroup, 1 to 3.</summary>
    public int Depth { get; init; } = 2;

    /// <summary>How the search pays for choosing.</summary>
    public virtual SearchCorrection Correction { get; init; } = new Uncorrected();

    /// <inheritdoc/>
    [JsonIgnore]
    internal override bool TestsItsOwnChoice => Correction is Uncorrected;

    /// <summary>Bootstrap samples behind the bagged estimate of a claimed effect; 0: none is given.</summary>
    public int Bagged { get; init; }

    /// <summary>The search itself.</summary>
    /// <param name="room">Most patients.</param>
    internal abstract ISubgroupSearch Search(int room);

    /// <inheritdoc/>
    internal override IEnumerable<PatientMarker> Modifiers(RuleOutline outline) => Markers;

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        place.At("markers").MustNotBeEmpty(Markers.Count, "Add the markers that are searched, such as \"crp\" and \"age\".");
        for (int i = 0; i < Markers.Count; i++)
        {
            CheckMarker(place.At("markers").At(i), Markers[i], outline);
            if (Markers.Take(i).Contains(Markers[i]))
            {
                place.At("markers").At(i).Breach($"\"{Markers[i].Word()}\" is listed twice.", "List each marker once.");
            }
        }

        SearchCounts.Check(place, "depth", Depth, 1, ClaimedSet.MostBounds);
        SearchCounts.CheckOffered(
            place, Correction is Uncorrected or PermutationCorrection or HonestSplit, "\"none\", \"permutation\" or \"honest-split\"");
        Correction.Check(place.At("correction"), OneSidedLevel);
        SearchCounts.CheckBagged(place, Bagged, Correction);
    }

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline) => [ClaimSlot.Chosen(ClaimKind.SubgroupEffect)];

    /// <inheritdoc/>
    internal override PreparedRule Prepare(RuleRoom room) => new TreeSearch(this, room);

    /// <summary>Markers, depth and correction in words.</summary>
    private protected string DescribeSearch() =>
        $"searches {string.Join(", ", Markers.Select(m => m.Word()))} to a depth of {Depth}; announces an effect in the subgroup found, {DescribeLevel()}, {Correction.Describe()}";
}
