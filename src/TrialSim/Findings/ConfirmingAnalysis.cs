using TrialSim.Analyses;
using TrialSim.Claims;
using TrialSim.Claims.Tests;
using TrialSim.Scenarios;

namespace TrialSim.Findings;

/// <summary>Finds the analysis that a second trial would make to confirm what a claim rule announced.</summary>
internal static class ConfirmingAnalysis
{
    /// <summary>Among the analyses that the rule reads, the first that tests its first claim; null where its claims are not all about one set known beforehand.</summary>
    public static Analysis? Of(string rule, Scenario scenario)
    {
        var outline = scenario.Outline();
        var known = scenario.Rules.First(r => r.Name == rule);
        var slots = known.Slots(outline);
        return IsAboutOneSet(slots) ? known.AnalysesNamed.Select(named => outline.Analysis(named.Name)!).FirstOrDefault(a => Tests(a, slots[0], outline)) : null;
    }

    /// <summary>Why there is none, as a clause.</summary>
    public static string WhyNone(string rule, Scenario scenario)
    {
        var slots = scenario.Rules.First(r => r.Name == rule).Slots(scenario.Outline());
        return slots.Any(slot => slot.Fixed is null) ? "the data choose the set that is claimed"
            : !IsAboutOneSet(slots) ? "the rule makes claims about more than one set"
            : "the rule reads no analysis that tests its claim alone";
    }

    private static bool IsAboutOneSet(IReadOnlyList<ClaimSlot> slots) => slots.All(slot => slot.Fixed is { } set && set == slots[0].Fixed);

    private static bool Tests(Analysis analysis, ClaimSlot claim, RuleOutline outline) => claim.Kind switch
    {
        ClaimKind.OverallEffect => TestedClaim.IsOfEverybody(analysis),
        ClaimKind.SubgroupEffect => TestedClaim.IsOfSubgroup(analysis) && outline.Set(analysis.SubgroupsNamed[0]) == claim.Fixed,
        ClaimKind.EnhancedEffect => TestedClaim.IsInteraction(analysis),
        _ => false,
    };
}
