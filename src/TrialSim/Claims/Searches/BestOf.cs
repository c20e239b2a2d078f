using System.Text.Json.Serialization;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Statistics.Subgroups.Sets;
using TrialSim.Trials;

namespace TrialSim.Claims.Searches;

/// <summary>The analyst of the forking paths: every marker at every cut for every endpoint, and the smallest p is announced.</summary>
/// <remarks>
/// A mean is compared by t with one residual variance, a share by its z: chi-square within a set, unpooled between sets. Claims the winning set: an
/// effect in it and, where the effect in the set is compared with that outside, an enhanced effect. Not feasible where no test can be made. Permutation
/// moves a patient's outcomes together, within the arm, or for tests within sets the arms; it is exact where outcomes (arms) are exchangeable.
/// Source: docs/methods/subgroup-search.md.
/// </remarks>
public sealed record BestOf : ClaimRule
{
    /// <summary>Markers and their cuts.</summary>
    public required IReadOnlyList<SearchedMarker> Markers { get; init; }

    /// <summary>Endpoints.</summary>
    public IReadOnlyList<SearchedEndpoint> Endpoints { get; init; } = [SearchedEndpoint.Change];

    /// <summary>Weeks at which the change is tried; empty: the final visit.</summary>
    public IReadOnlyList<Weeks> Visits { get; init; } = [];

    /// <summary>What is compared.</summary>
    public SearchContrast Contrast { get; init; } = SearchContrast.Interaction;

    /// <summary>Which side of a cut may be claimed. With "either" an interaction is tested two-sided whatever the direction.</summary>
    public SearchedSide Side { get; init; } = SearchedSide.Above;

    /// <summary>How the search pays for the number of tests.</summary>
    public SearchCorrection Correction { get; init; } = new Uncorrected();

    /// <inheritdoc/>
    [JsonIgnore]
    internal override bool TestsItsOwnChoice => Correction is Uncorrected;

    /// <summary>Bootstrap samples behind the bagged estimate of a claimed effect; 0: none is given.</summary>
    public int Bagged { get; init; }

    /// <summary>Fewest patients of an arm in a set, and outside it where the two are compared; smaller ones are not tried.</summary>
    public int SmallestArm { get; init; } = 2;

    /// <inheritdoc/>
    internal override IEnumerable<PatientMarker> Modifiers(RuleOutline outline) => Markers.Select(m => m.Marker);

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool ControlsFamilyWiseError => false;

    /// <summary>Whether the best of two opposite interactions is taken.</summary>
    [JsonIgnore]
    internal bool IsTwoSidedInteraction => Contrast == SearchContrast.Interaction && Side == SearchedSide.Either;

    /// <summary>How many tests are made in each direction.</summary>
    [JsonIgnore]
    internal int Tests => Markers.Sum(m => m.Count)
        * (Endpoints.Count(e => e != SearchedEndpoint.Change) + (Endpoints.Contains(SearchedEndpoint.Change) ? Math.Max(1, Visits.Count) : 0))
        * (Contrast == SearchContrast.Subgroup && Side == SearchedSide.Either ? 2 : 1);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, RuleOutline outline)
    {
        base.Check(place, outline);
        place.At("markers").MustNotBeEmpty(Markers.Count, "Add the markers that are tried, such as { \"marker\": \"crp\", \"cuts\": [3, 5] }.");
        place.At("endpoints").MustNotBeEmpty(Endpoints.Count, "Add the endpoints that are tried, such as \"change\".");
        for (int i = 0; i < Markers.Count; i++)
        {
            CheckMarker(place.At("markers").At(i).At("marker"), Markers[i].Marker, outline);
            Markers[i].Check(place.At("markers").At(i));
        }

        for (int i = 0; i < Visits.Count; i++)
        {
            if (!outline.Trial.Weeks.Contains(Visits[i].Value))
            {
                place.At("visits").At(i).Breach(
                    $"there is no visit at week {Visits[i].Value}.", $"Use one of {string.Join(", ", outline.Trial.Weeks)}.", outline.Trial.VisitsPath);
            }
        }

        if (Visits.Count > 0 && !Endpoints.Contains(SearchedEndpoint.Change))
        {
            place.At("visits").Breach("only the change is tried at several visits, and it is not among the endpoints.", "Add \"change\", or leave \"visits\" out.");
        }

        SearchCounts.CheckOffered(
            place, Correction is Uncorrected or BonferroniCorrection or PermutationCorrection, "\"none\", \"bonferroni\" or \"permutation\"");
        Correction.Check(place.At("correction"), PermutationLevel);
        SearchCounts.CheckBagged(place, Bagged, Correction);
        SearchCounts.Check(place, "smallest-arm", SmallestArm, 1, 10_000);
    }

    /// <summary>Level of the permutation test in each direction.</summary>
    [JsonIgnore]
    internal double PermutationLevel => IsTwoSidedInteraction ? Alpha.Value : OneSidedLevel;

    /// <inheritdoc/>
    internal override IReadOnlyList<ClaimSlot> Slots(RuleOutline outline) => Contrast == SearchContrast.Interaction
        ? [ClaimSlot.Chosen(ClaimKind.SubgroupEffect), ClaimSlot.Chosen(ClaimKind.EnhancedEffect)]
        : [ClaimSlot.Chosen(ClaimKind.SubgroupEffect)];

    /// <inheritdoc/>
    internal override PreparedRule Prepare(RuleRoom room) => new BestOfSearch(this, room);

    /// <inheritdoc/>
    public override string Describe() =>
        $"tries {string.Join("; ", Markers.Select(m => m.Describe()))} for {Endpoints.Count} {(Endpoints.Count == 1 ? "endpoint" : "endpoints")}{(Visits.Count > 0 ? $", the change at weeks {string.Join(", ", Visits.Select(v => v.Value))}" : string.Empty)}, and announces the {(Contrast == SearchContrast.Interaction ? "interaction" : "difference within a set")} with the smallest p of {Tests}, {DescribeLevel()}, {Correction.Describe()}";
}
