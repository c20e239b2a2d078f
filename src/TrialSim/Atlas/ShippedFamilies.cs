namespace TrialSim.Atlas;

/// <summary>The null families that come with the program: a file each in Atlas/Families and a line here.</summary>
public static class ShippedFamilies
{
    private static readonly string[] Files =
    [
        "no-effect",
        "constant-effect",
        "prognostic-marker",
        "confounded-marker",
        "dropout-mar",
        "dropout-mnar",
        "variance-by-marker",
        "placebo-threshold",
        "placebo-u-shaped",
        "floor",
        "ceiling",
        "marker-error",
        "rare-subgroup",
        "baseline-imbalance",
    ];

    /// <summary>All of them, in the order of tables.</summary>
    public static IReadOnlyList<NullFamily> All { get; } = [.. Files.Select(file => ShippedRecords.Read<NullFamily>($"atlas/families/{file}.json"))];
}
