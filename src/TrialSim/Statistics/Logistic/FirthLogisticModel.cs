using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;

namespace TrialSim.Statistics.Logistic;

/// <summary>Logistic regression with Firth's penalty: less biased, and finite where the columns separate the responses.</summary>
/// <remarks>
/// Tests and intervals are those of the penalized likelihood, whose penalty keeps the whole design when a coefficient is fixed, as in R's
/// logistf. Wald statistics with either covariance are poor where responses are nearly separated. Sources: Firth (1993), Biometrika 80:27-38; Heinze
/// and Schemper (2002), Stat Med 21:2409-2419.
/// </remarks>
public sealed class FirthLogisticModel
{
    private readonly CanonicalModel<BernoulliFamily> model;

    private FirthLogisticModel(CanonicalModel<BernoulliFamily> model) => this.model = model;

    /// <summary>How the fit ended.</summary>
    public RegressionOutcome Outcome => model.Outcome;

    /// <summary>Number of patients analysed.</summary>
    public int Rows => model.Matrix.Rows;

    /// <summary>The model's columns.</summary>
    public ModelDesign Design => model.Matrix.Design;

    /// <summary>The rows used.</summary>
    public DataTable Frame => model.Frame;

    /// <summary>Log odds ratios with the inverse of the ordinary information at the penalized estimate as covariance.</summary>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    public CoefficientEstimates Coefficients => model.Coefficients;

    /// <summary>
    /// The same estimates with the covariance that logistf reports: the inverse information of the data to which the penalty is equivalent,
    /// each patient counted 1 + leverage times; its standard errors are the smaller ones.
    /// </summary>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    public CoefficientEstimates AugmentedCoefficients => model.Augmented();

    /// <summary>Log likelihood plus half the log determinant of the information, at its maximum.</summary>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    public double PenalizedLogLikelihood => model.LogLikelihood;

    /// <summary>Fits a formula to the rows of a table in which nothing that it reads is missing.</summary>
    /// <exception cref="StatisticsInputException">The formula does not fit the table, the response is not binary, or a term is aliased.</exception>
    public static FirthLogisticModel Fit(Formula formula, DataTable table) => new(new(formula, table, LikelihoodKind.Firth));

    /// <summary>The penalized likelihood as a function of one coefficient.</summary>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    public ProfileLikelihood<BernoulliFamily> Profile(int coefficient) => model.Profile(coefficient);
}
