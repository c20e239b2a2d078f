using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Findings;

/// <summary>Something that may be true of a drug and a marker, as a scenario.</summary>
/// <param name="Name">Short name in tables.</param>
/// <param name="Description">What is true, in words.</param>
/// <param name="Scenario">The scenario.</param>
public sealed record ClaimTruth(string Name, string Description, Scenario Scenario)
{
    /// <summary>Whether the marker is truly predictive: the drug's effect varies between patients. Else this is a null.</summary>
    public bool IsPredictive => Scenario.Outcome.DrugEffect.Varies;

    /// <summary>A scenario as it is.</summary>
    public static ClaimTruth AsGiven(string name, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return new(name, scenario.Outcome.DrugEffect.Describe(scenario.Population.Units), scenario);
    }

    /// <summary>
    /// A scenario, half and a quarter of its drug effect, and the nulls: no effect, the mean effect for everybody, and none with the marker as
    /// prognostic in both arms as it was predictive.
    /// </summary>
    /// <exception cref="Cohorts.ScreeningException">The eligibility rules let nobody in.</exception>
    public static IReadOnlyList<ClaimTruth> Around(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var drug = scenario.Outcome.DrugEffect;
        ClaimTruth given = AsGiven("as given", scenario);
        ClaimTruth nothing = Of("no effect", scenario, scenario.Outcome.WithoutDrug(), "the drug does nothing");
        if (!drug.Varies)
        {
            return drug is NoDrugEffect ? [given] : [given, nothing];
        }

        var typical = TypicalEffect.Of(scenario);
        double mean = Rounded(typical.Mean);
        double slope = Rounded(typical.Slope);
        double centre = Rounded(typical.Marker.Outside(typical.MeanLevel));
        var prognosis = new LogCrpPrognosis { Marker = typical.Marker, Slope = new(slope), CentredAt = new(centre) };
        return
        [
            given,
            Of("half of it", scenario, scenario.Outcome with { DrugEffect = drug.Scaled(0.5) }),
            Of("a quarter", scenario, scenario.Outcome with { DrugEffect = drug.Scaled(0.25) }),
            nothing,
            Of(
                "same for all", scenario,
                scenario.Outcome with { DrugEffect = new ConstantDrugEffect { Points = new(mean) } },
                FormattableString.Invariant($"a drug effect of {mean:0.####} points whatever the {typical.Marker.InWords()}")),
            Of(
                "prognostic only", scenario,
                scenario.Outcome.WithoutDrug() with { Prognosis = [.. scenario.Outcome.Prognosis, prognosis] },
                $"the drug does nothing; a {prognosis.Describe(scenario.Population.Units)}"),
        ];
    }

    private static ClaimTruth Of(string name, Scenario scenario, Outcome outcome, string? description = null) =>
        new(name, description ?? outcome.DrugEffect.Describe(scenario.Population.Units), scenario with { Outcome = outcome });

    private static double Rounded(double value) => Math.Round(value, 3);
}
