using TrialSim.Claims;

namespace TrialSim.Atlas;

/// <summary>The names of an atlas's measures, with what each means.</summary>
public static class AtlasMeasures
{
    /// <summary>Share of trials with at least one false claim.</summary>
    public const string FalseClaim = "false-claim";

    /// <summary>Share of trials with at least one claim, true or false.</summary>
    public const string AnyClaim = "any-claim";

    /// <summary>Share of trials in which the rule could not be applied.</summary>
    public const string Failed = "failed";

    /// <summary>Each measure with the sentence that documents it, in the order in which results list them.</summary>
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        (FalseClaim, "Share of all trials in which the rule makes at least one claim that is false by the mechanism: an effect, overall or in a subgroup, where there is none or the opposite one; any claim that the effect differs."),
        (FalseOf(ClaimKind.OverallEffect), "Share of all trials with a false claim of an effect in everybody."),
        (FalseOf(ClaimKind.SubgroupEffect), "Share of all trials with a false claim of an effect in a subgroup."),
        (FalseOf(ClaimKind.EnhancedEffect), "Share of all trials with a claim that the effect is better in some patients; false in every family."),
        (FalseOf(ClaimKind.HarmOutside), "Share of all trials with a false claim of harm outside the subgroup."),
        (AnyClaim, "Share of all trials in which the rule makes at least one claim, true or false."),
        (Failed, "Share of all trials in which the rule could not be applied; it then claims nothing."),
    ];

    /// <summary>The measure of false claims of a kind.</summary>
    internal static string FalseOf(ClaimKind kind) => kind switch
    {
        ClaimKind.OverallEffect => "false-overall-effect",
        ClaimKind.SubgroupEffect => "false-subgroup-effect",
        ClaimKind.EnhancedEffect => "false-enhanced-effect",
        _ => "false-harm-outside",
    };
}
