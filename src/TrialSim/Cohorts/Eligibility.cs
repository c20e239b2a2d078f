using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>
/// Who may be randomized. A candidate who fails any rule is a screen failure; the next candidate is screened for the same place.
/// </summary>
public sealed record Eligibility
{
    /// <summary>Lowest screening CRP, mg/L, that may enter.</summary>
    public CrpMgPerL? ScreeningCrpAtLeast { get; init; }

    /// <summary>Highest screening CRP, mg/L, that may enter.</summary>
    public CrpMgPerL? ScreeningCrpAtMost { get; init; }

    /// <summary>Lowest observed baseline score that may enter.</summary>
    public HamdPoints? BaselineAtLeast { get; init; }

    /// <summary>Highest observed baseline score that may enter.</summary>
    public HamdPoints? BaselineAtMost { get; init; }

    /// <summary>Youngest age that may enter, years.</summary>
    public Years? AgeAtLeast { get; init; }

    /// <summary>Oldest age that may enter, years.</summary>
    public Years? AgeAtMost { get; init; }

    /// <summary>The rules in words.</summary>
    public string Describe()
    {
        string[] rules =
        [
            .. Range("screening CRP", ScreeningCrpAtLeast?.Value, ScreeningCrpAtMost?.Value, "mg/L"),
            .. Range("baseline score", BaselineAtLeast?.Value, BaselineAtMost?.Value, "points"),
            .. Range("age", AgeAtLeast?.Value, AgeAtMost?.Value, "years"),
        ];
        return rules.Length == 0 ? "everybody is eligible" : $"eligible are those with {string.Join(", ", rules)}";
    }

    private static string[] Range(string what, double? atLeast, double? atMost, string unit) => (atLeast, atMost) switch
    {
        (null, null) => [],
        ({ } low, null) => [$"{what} at least {low} {unit}"],
        (null, { } high) => [$"{what} at most {high} {unit}"],
        ({ } low, { } high) => [$"{what} {low} to {high} {unit}"],
    };

    /// <summary>Reports bounds that cross, and bounds of an age that nobody has.</summary>
    internal void Check(ScenarioPlace place, AgeModel? age)
    {
        place.At("screening-crp-at-most").MustNotCross(
            ScreeningCrpAtLeast?.Value, ScreeningCrpAtMost?.Value, "population.eligibility.screening-crp-at-least");
        place.At("baseline-at-most").MustNotCross(BaselineAtLeast?.Value, BaselineAtMost?.Value, "population.eligibility.baseline-at-least");
        place.At("age-at-most").MustNotCross(AgeAtLeast?.Value, AgeAtMost?.Value, "population.eligibility.age-at-least");
        if (age is null && (AgeAtLeast ?? AgeAtMost) is not null)
        {
            place.At(AgeAtLeast is null ? "age-at-most" : "age-at-least").Breach(
                "the population has no ages.", "Add \"age\" to \"population\", or leave the rule out.", "population.age");
        }
    }
}
