using System.Diagnostics.CodeAnalysis;
using TrialSim.Analyses;
using TrialSim.Outcomes;
using TrialSim.Trials;

namespace TrialSim.Claims.Tests;

/// <summary>What an analysis of the scenario lets a rule announce when it is significant.</summary>
/// <param name="Slot">The claim.</param>
/// <param name="Sign">-1 where a deviate that favours the treatment at higher CRP speaks against the claim; else 1.</param>
/// <remarks>
/// A test of everybody announces an overall effect, one of a subgroup an effect in the subgroup, and one of an interaction an enhanced
/// effect in the set that the rule names.
/// </remarks>
internal readonly record struct TestedClaim(ClaimSlot Slot, double Sign)
{
    /// <summary>Whether an analysis tests if the effect depends on CRP.</summary>
    public static bool IsInteraction([NotNullWhen(true)] Analysis? analysis) =>
        analysis?.Target is EffectSlope or LogOddsRatioSlope or LogHazardRatio { Marker: not null };

    /// <summary>Whether an analysis compares the arms among everybody.</summary>
    public static bool IsOfEverybody([NotNullWhen(true)] Analysis? analysis) =>
        analysis is { SubgroupsNamed: [] or [Subgroup.All] } && !IsInteraction(analysis);

    /// <summary>Whether an analysis compares the arms among the patients of a subgroup.</summary>
    public static bool IsOfSubgroup([NotNullWhen(true)] Analysis? analysis) =>
        analysis is { SubgroupsNamed: [not Subgroup.All] } && !IsInteraction(analysis);

    /// <summary>Reads what an analysis is about.</summary>
    /// <param name="analysis">Its name.</param>
    /// <param name="interactionSubgroup">Subgroup that the rule names for interactions.</param>
    /// <param name="outline">The scenario; the names have been checked.</param>
    public static TestedClaim Of(string analysis, string? interactionSubgroup, RuleOutline outline)
    {
        var test = outline.Analysis(analysis)!;
        return IsInteraction(test) ? Enhanced(interactionSubgroup!, outline)
            : IsOfEverybody(test) ? new(ClaimSlot.About(ClaimKind.OverallEffect, Subgroup.All, ClaimedSet.Everybody), 1)
            : new(InSubgroup(test.SubgroupsNamed[0], outline), 1);
    }

    /// <summary>The claim that the effect in a subgroup is better than outside; sign by whether its members have the higher CRP.</summary>
    public static TestedClaim Enhanced(string subgroup, RuleOutline outline)
    {
        var set = outline.Set(subgroup)!.Value;
        return new(ClaimSlot.About(ClaimKind.EnhancedEffect, subgroup, set), set[0].Above ? 1 : -1);
    }

    /// <summary>The claim of an effect in a subgroup.</summary>
    public static ClaimSlot InSubgroup(string subgroup, RuleOutline outline) =>
        ClaimSlot.About(ClaimKind.SubgroupEffect, subgroup, outline.Set(subgroup)!.Value);
}
