namespace TrialSim.Claims;

/// <summary>Something that a rule may announce.</summary>
/// <param name="Name">Its name in the results, different from the rule's other ones, such as "subgroup-effect crp&gt;5".</param>
/// <param name="Kind">What it says.</param>
/// <param name="Fixed">The patients it is about; null where the data choose them.</param>
public sealed record ClaimSlot(string Name, ClaimKind Kind, ClaimedSet? Fixed)
{
    /// <summary>A claim about a set known beforehand.</summary>
    public static ClaimSlot About(ClaimKind kind, string set, ClaimedSet patients) =>
        new(kind == ClaimKind.OverallEffect ? Word(kind) : $"{Word(kind)} {set}", kind, patients);

    /// <summary>A claim about a set that the data choose.</summary>
    public static ClaimSlot Chosen(ClaimKind kind) => new($"{Word(kind)} (chosen)", kind, null);

    private static string Word(ClaimKind kind) => kind switch
    {
        ClaimKind.OverallEffect => "overall-effect",
        ClaimKind.SubgroupEffect => "subgroup-effect",
        ClaimKind.EnhancedEffect => "enhanced-effect",
        _ => "harm-outside",
    };
}
