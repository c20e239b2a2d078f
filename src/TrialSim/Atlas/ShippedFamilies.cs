using TrialSim.Scenarios;

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

    /// <summary>All of them, acting by the biomarker that a scenario's tests are about.</summary>
    public static IReadOnlyList<NullFamily> For(Scenario scenario) =>
        MarkerTranslation.For(scenario) is not { } translation ? All
        :
        [
            .. Files.Select(file => ShippedRecords.Read<NullFamily>($"atlas/families/{file}.json", translation))
                .Select(family => family with { Title = translation.Words.Of(family.Title), Why = translation.Words.Of(family.Why) }),
        ];

    /// <summary>All of them as they are written, in the order of tables.</summary>
    public static IReadOnlyList<NullFamily> All { get; } = [.. Files.Select(file => ShippedRecords.Read<NullFamily>($"atlas/families/{file}.json"))];
}
