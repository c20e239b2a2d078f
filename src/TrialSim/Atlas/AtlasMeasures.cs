using TrialSim.Characteristics;
using TrialSim.Claims;
using TrialSim.Quantities;

namespace TrialSim.Atlas;

/// <summary>The names of an atlas's measures, with what each means: those of a run, and the family-wise error by kind of claim.</summary>
public static class AtlasMeasures
{
    /// <summary>Each measure with the sentence that documents it, in the order in which results list them.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        (Measures.FamilyWiseError, "Share of all trials in which the rule makes at least one claim that is false by the mechanism: an effect, overall or in a subgroup, where there is none or the opposite one; any claim that the effect differs."),
        (FalseOf(ClaimKind.OverallEffect), "Share of all trials with a false claim of an effect in everybody."),
        (FalseOf(ClaimKind.SubgroupEffect), "Share of all trials with a false claim of an effect in a subgroup."),
        (FalseOf(ClaimKind.EnhancedEffect), "Share of all trials with a claim that the effect is better in some patients; false in every family."),
        (FalseOf(ClaimKind.HarmOutside), "Share of all trials with a false claim of harm outside the subgroup."),
        (ClaimMeasures.Claimed, "Share of all trials in which the rule makes at least one claim, true or false."),
        (ClaimMeasures.RuleFailed, "Share of all trials in which the rule could not be applied; it then claims nothing."),
    ];

    /// <summary>The measure of false claims of a kind.</summary>
    internal static string FalseOf(ClaimKind kind) => $"{Measures.FamilyWiseError}-{Spelling.Word(kind)}";
}
