using TrialSim.Cohorts;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Characteristics;

/// <summary>How well a trial's rules of eligibility find the members of a latent class.</summary>
public static class ClassFigures
{
    /// <summary>Each figure's measure with its words and its estimate; empty where the population has no class.</summary>
    /// <exception cref="ScreeningException">The eligibility rules let nobody in.</exception>
    public static IReadOnlyList<(string Measure, string Words, Estimate Estimate)> Of(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        var outcome = scenario.Outcome;
        if (ClassAccuracy.Of(scenario.Population, outcome.Scale, outcome.RaterNoise) is not { } counts)
        {
            return [];
        }

        long members = counts.Positive + counts.Missed;
        long others = counts.False + counts.Negative;
        string name = scenario.Population.LatentClass!.Name;
        return
        [
            (Measures.ClassSensitivity, $"eligible among the {name} (sensitivity)", Share(counts.Positive, members)),
            (Measures.ClassSpecificity, "not eligible among the others (specificity)", Share(counts.Negative, others)),
            (Measures.ClassPositiveValue, $"{name} among the eligible (positive predictive value)", Share(counts.Positive, counts.Positive + counts.False)),
            (Measures.ClassNegativeValue, "others among the not eligible (negative predictive value)", Share(counts.Negative, counts.Negative + counts.Missed)),
            (Measures.ClassEligible, "eligible among those who come to screening", Share(counts.Positive + counts.False, members + others)),
            (Measures.ClassEnrolled, $"{name} among the randomized", Share(counts.EnrolledMembers, counts.Enrolled)),
        ];
    }

    internal static IEnumerable<Figure> Of(SimulationResult result) =>
        Of(result.Scenario).Select(figure => OperatingCharacteristics.Figure(null, figure.Measure, null, null, null, figure.Estimate));

    private static Estimate Share(long hits, long of) => of == 0 ? Estimate.None : Estimate.Share(hits, of);
}
