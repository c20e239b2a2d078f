using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;

namespace TrialSim.Statistics.Logistic;

/// <summary>Relative risks of a binary response by modified Poisson regression: a log link, with a variance that allows for the response not being a count.</summary>
/// <remarks>Coefficients are log risk ratios with normal statistics. Source: Zou (2004), Am J Epidemiol 159:702-706.</remarks>
public sealed class RelativeRiskModel
{
    private readonly CanonicalModel<PoissonFamily> model;

    private RelativeRiskModel(CanonicalModel<PoissonFamily> model) => this.model = model;

    /// <summary>How the fit ended; estimates exist only when it converged.</summary>
    public RegressionOutcome Outcome => model.Outcome;

    /// <summary>Number of patients analysed.</summary>
    public int Rows => model.Matrix.Rows;

    /// <summary>Log risk ratios with the robust covariance (HC0).</summary>
    /// <exception cref="InvalidOperationException">The fit did not converge.</exception>
    public CoefficientEstimates Coefficients => model.Robust(HeteroscedasticityCorrection.HC0);

    /// <summary>Fits a formula to the rows of a table in which nothing that it reads is missing.</summary>
    /// <exception cref="StatisticsInputException">The formula does not fit the table, the response is not binary, or a term is aliased.</exception>
    public static RelativeRiskModel Fit(Formula formula, DataTable table) => new(new(formula, table, LikelihoodKind.Plain));

    /// <summary>Names of the coefficients along which the likelihood rises for ever; none where the fit converged.</summary>
    public IReadOnlyList<string> Diverging() => model.Diverging();
}
