using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>
/// Who may be randomized. A candidate who fails any rule is a screen failure; the next candidate is screened for the same place.
/// </summary>
public sealed record Eligibility
{
    /// <summary>Lowest screening CRP, mg/L, that may enter.</summary>
    public Concentration? ScreeningCrpAtLeast { get; init; }

    /// <summary>Highest screening CRP, mg/L, that may enter.</summary>
    public Concentration? ScreeningCrpAtMost { get; init; }

    /// <summary>Further rules on markers as known at screening.</summary>
    [UntracedDefault]
    public IReadOnlyList<MarkerRange> Markers { get; init; } = [];

    /// <summary>A test for the latent class at screening; optional.</summary>
    [UntracedDefault]
    public ScreeningClassifier? Classifier { get; init; }

    /// <summary>Lowest observed baseline score that may enter.</summary>
    public HamdPoints? BaselineAtLeast { get; init; }

    /// <summary>Highest observed baseline score that may enter.</summary>
    public HamdPoints? BaselineAtMost { get; init; }

    /// <summary>Youngest age that may enter, years.</summary>
    public Years? AgeAtLeast { get; init; }

    /// <summary>Oldest age that may enter, years.</summary>
    public Years? AgeAtMost { get; init; }

    /// <summary>The rules in words.</summary>
    internal string Describe(Population population)
    {
        string[] rules =
        [
            .. Range("screening CRP", ScreeningCrpAtLeast?.Value, ScreeningCrpAtMost?.Value, "mg/L"),
            .. Markers.SelectMany(m => Range($"{(m.Marker.IsBiomarker ? "screening " : string.Empty)}{m.Marker.InWords()}", m.AtLeast?.Value, m.AtMost?.Value, population.Units.Of(m.Marker) ?? string.Empty)),
            .. Classifier is { } test ? [test.Describe(population)] : Array.Empty<string>(),
            .. Range("baseline score", BaselineAtLeast?.Value, BaselineAtMost?.Value, "points"),
            .. Range("age", AgeAtLeast?.Value, AgeAtMost?.Value, "years"),
        ];
        return rules.Length == 0 ? "everybody is eligible" : $"eligible are those with {string.Join(", ", rules)}";
    }

    /// <summary>All rules on markers as known at screening, those on hs-CRP first.</summary>
    internal IReadOnlyList<MarkerRange> Ranges() =>
    [
        .. ScreeningCrpAtLeast is null && ScreeningCrpAtMost is null ? Array.Empty<MarkerRange>() :
            [new MarkerRange { Marker = PatientMarker.Crp, AtLeast = Level(ScreeningCrpAtLeast), AtMost = Level(ScreeningCrpAtMost) }],
        .. Markers,
    ];

    private static MarkerLevel? Level(Concentration? crp) => crp is { } own ? new MarkerLevel(own.Value) : null;

    private static string[] Range(string what, double? atLeast, double? atMost, string unit) => (atLeast, atMost) switch
    {
        (null, null) => [],
        ({ } low, null) => [$"{what} at least {low} {unit}".TrimEnd()],
        (null, { } high) => [$"{what} at most {high} {unit}".TrimEnd()],
        ({ } low, { } high) => [$"{what} {low} to {high} {unit}".TrimEnd()],
    };

    /// <summary>Reports bounds that cross, and bounds of an age that nobody has.</summary>
    internal void Check(ScenarioPlace place, Population population)
    {
        if (ScreeningCrpAtLeast is not null || ScreeningCrpAtMost is not null)
        {
            population.MustKnow(place.At(ScreeningCrpAtLeast is null ? "screening-crp-at-most" : "screening-crp-at-least"), PatientMarker.Crp);
        }

        for (int i = 0; i < Markers.Count; i++)
        {
            Markers[i].Check(place.At("markers").At(i), population);
        }

        Classifier?.Check(place.At("classifier"), population);
        place.At("screening-crp-at-most").MustNotCross(
            ScreeningCrpAtLeast?.Value, ScreeningCrpAtMost?.Value, "population.eligibility.screening-crp-at-least");
        place.At("baseline-at-most").MustNotCross(BaselineAtLeast?.Value, BaselineAtMost?.Value, "population.eligibility.baseline-at-least");
        place.At("age-at-most").MustNotCross(AgeAtLeast?.Value, AgeAtMost?.Value, "population.eligibility.age-at-least");
        if (!population.Knows(PatientMarker.Age) && (AgeAtLeast ?? AgeAtMost) is not null)
        {
            place.At(AgeAtLeast is null ? "age-at-most" : "age-at-least").Breach(
                "the population has no ages.", "Add \"age\" to \"population\", or leave the rule out.", "population.age");
        }
    }
}
