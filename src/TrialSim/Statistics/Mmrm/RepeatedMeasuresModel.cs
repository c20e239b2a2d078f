using TrialSim.Statistics.Formulas;

namespace TrialSim.Statistics.Mmrm;

/// <summary>A mixed model for repeated measures (MMRM): a linear model for the mean and a covariance matrix for the visits of a patient.</summary>
/// <remarks>
/// The table has one row for each patient and visit; rows without a response do not count, and which visits a patient has is ignorable where
/// missingness is at random. Source: Mallinckrodt et al. (2008), Drug Information Journal 42:303-319.
/// </remarks>
public sealed record RepeatedMeasuresModel
{
    /// <summary>The response and the fixed effects: CHANGE ~ BASVAL * VISIT + THERAPY * VISIT.</summary>
    public required Formula Formula { get; init; }

    /// <summary>The column of visits; their order is that of the factor's levels (of numbers, ascending).</summary>
    public required string Visit { get; init; }

    /// <summary>The column that names the patient.</summary>
    public required string Subject { get; init; }

    /// <summary>The form of the covariance of a patient's visits.</summary>
    public CovarianceStructure Structure { get; init; } = new Structures.Unstructured();

    /// <summary>A column whose groups of patients have a covariance each; null for one covariance.</summary>
    public string? CovarianceGroups { get; init; }

    /// <summary>A column of weights w: the covariance of a patient's visits is divided by the root of w on both sides; null for none.</summary>
    public string? Weights { get; init; }

    /// <summary>Which likelihood is maximised.</summary>
    public LikelihoodKind Likelihood { get; init; } = LikelihoodKind.Restricted;

    /// <summary>How degrees of freedom are found.</summary>
    public DegreesOfFreedomMethod DegreesOfFreedom { get; init; } = DegreesOfFreedomMethod.Satterthwaite;

    /// <summary>How the covariance of the fixed effects is estimated; null for what goes with the degrees of freedom.</summary>
    public CoefficientCovariance? CoefficientCovariance { get; init; }

    /// <summary>
    /// The covariance of the fixed effects: the one asked for, else the adjustment without second derivatives where the degrees of freedom are
    /// Kenward and Roger's, and the inverse information otherwise.
    /// </summary>
    internal CoefficientCovariance EffectsCovariance => CoefficientCovariance
        ?? (DegreesOfFreedom == DegreesOfFreedomMethod.KenwardRoger ? Mmrm.CoefficientCovariance.KenwardRogerLinear : Mmrm.CoefficientCovariance.Asymptotic);

    /// <summary>Refuses choices that do not go together.</summary>
    /// <exception cref="StatisticsInputException">They do not.</exception>
    internal void Check()
    {
        bool adjusts = EffectsCovariance is Mmrm.CoefficientCovariance.KenwardRoger or Mmrm.CoefficientCovariance.KenwardRogerLinear;
        if (adjusts != (DegreesOfFreedom == DegreesOfFreedomMethod.KenwardRoger))
        {
            throw new StatisticsInputException(
                adjusts
                    ? "Kenward and Roger's covariance of the coefficients does not go with other degrees of freedom than theirs."
                    : "Kenward and Roger's degrees of freedom do not go with another covariance of the coefficients than theirs.",
                "Choose both of theirs, or neither.");
        }

        if (adjusts && Likelihood != LikelihoodKind.Restricted)
        {
            throw new StatisticsInputException("Kenward and Roger's adjustment is for the restricted likelihood.", "Choose REML, or Satterthwaite's degrees of freedom.");
        }
    }
}
