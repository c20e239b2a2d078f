using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>A test at screening for the latent class, stated by its error rates alone: only those whom it calls members are eligible.</summary>
public sealed record ScreeningClassifier
{
    /// <summary>Probability that a member is called one.</summary>
    public required Probability Sensitivity { get; init; }

    /// <summary>Probability that somebody else is not.</summary>
    public required Probability Specificity { get; init; }

    /// <summary>The classifier in words.</summary>
    internal string Describe(Population population) => FormattableString.Invariant(
        $"a positive test for being {population.LatentClass?.Name} (sensitivity {Sensitivity.Value}, specificity {Specificity.Value})");

    /// <summary>Reports a test for nothing, and one that is the wrong way round.</summary>
    internal void Check(ScenarioPlace place, Population population)
    {
        if (population.LatentClass is null)
        {
            place.Breach("the population has no latent class that could be tested for.", "Add \"latent-class\" to \"population\", or leave the classifier out.", "population.latent-class");
        }

        if (Sensitivity.Value + Specificity.Value < 1)
        {
            place.Breach(
                $"with sensitivity {Sensitivity.Value} and specificity {Specificity.Value} members test positive less often than the others.",
                "Let the two add up to 1 or more; where they are 1 the test tells nothing.");
        }
    }
}
