using TrialSim.Numerics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;

namespace TrialSim.Statistics.Logistic;

/// <summary>
/// Marginal risks by g-computation: every patient's predicted risk on each treatment, whatever treatment it had, averaged over all patients.
/// </summary>
/// <remarks>
/// Errors of the differences and log ratios follow from the coefficients' covariance (delta method); with HC0 that is the estimator of Ge,
/// Durham, Meyer, Xie and Thomas (2011), Drug Inf J 45:481-493. That of Ye, Bannick, Yi and Shao (2023), Stat Theory Relat Fields 7:159-163,
/// covers the sampling of the covariates too.
/// </remarks>
public sealed class StandardizedRisks
{
    private readonly LogisticModel model;
    private readonly RiskUnder control;
    private readonly RiskUnder treated;

    private StandardizedRisks(LogisticModel model, RiskUnder control, RiskUnder treated) =>
        (this.model, this.control, this.treated) = (model, control, treated);

    /// <summary>Mean risk with everybody on the control.</summary>
    public double ControlRisk => control.Mean;

    /// <summary>Mean risk with everybody treated.</summary>
    public double TreatedRisk => treated.Mean;

    /// <summary>Treated minus control.</summary>
    public double RiskDifference => TreatedRisk - ControlRisk;

    /// <summary>Treated over control.</summary>
    public double RiskRatio => TreatedRisk / ControlRisk;

    /// <summary>Odds of the treated over odds of the control: the marginal odds ratio, nearer to 1 than the model's conditional one.</summary>
    public double OddsRatio => TreatedRisk / (1 - TreatedRisk) / (ControlRisk / (1 - ControlRisk));

    /// <summary>The mean risks of a fitted model.</summary>
    /// <param name="model">A model that converged.</param>
    /// <param name="treatment">The treatment's column.</param>
    /// <param name="controlLevel">Its value for the control, as text.</param>
    /// <param name="treatedLevel">Its value for the treatment.</param>
    /// <exception cref="StatisticsInputException">The treatment is not in the model or does not have these values.</exception>
    public static StandardizedRisks Of(LogisticModel model, string treatment, string controlLevel, string treatedLevel)
    {
        if (!model.Design.Predictors.Contains(treatment))
        {
            throw new StatisticsInputException(
                $"the treatment \"{treatment}\" is not in the model \"{model.Design.Formula}\".", "Name a column of the model.");
        }

        return new(model, RiskUnder.Of(model, treatment, controlLevel), RiskUnder.Of(model, treatment, treatedLevel));
    }

    /// <summary>Risk difference with the standard error that a covariance of the coefficients gives.</summary>
    public ContrastEstimate Difference(CoefficientEstimates coefficients) =>
        Delta(coefficients, RiskDifference, 1, 1);

    /// <summary>Log risk ratio with the standard error that a covariance of the coefficients gives.</summary>
    public ContrastEstimate LogRiskRatio(CoefficientEstimates coefficients) =>
        Delta(coefficients, Portable.Log(RiskRatio), 1 / TreatedRisk, 1 / ControlRisk);

    /// <summary>Log marginal odds ratio with the standard error that a covariance of the coefficients gives.</summary>
    public ContrastEstimate LogOddsRatio(CoefficientEstimates coefficients) => Delta(
        coefficients, Portable.Log(OddsRatio), 1 / (TreatedRisk * (1 - TreatedRisk)), 1 / (ControlRisk * (1 - ControlRisk)));

    /// <summary>Risk difference with Ye's standard error.</summary>
    public ContrastEstimate DifferenceByYe()
    {
        double variance = VarianceByYe(treated) + VarianceByYe(control) - (2 * CovarianceByYe());
        return new(RiskDifference, Math.Sqrt(variance / model.Rows), double.PositiveInfinity);
    }

    private ContrastEstimate Delta(CoefficientEstimates coefficients, double estimate, double perTreatedRisk, double perControlRisk)
    {
        double[] gradient = [.. treated.Gradient.Zip(control.Gradient, (t, c) => (perTreatedRisk * t) - (perControlRisk * c))];
        return new(estimate, Math.Sqrt(coefficients.CovarianceOf(gradient, gradient)), double.PositiveInfinity);
    }

    // var(y - risk) / share of the arm + 2 cov(y, risk) - var(risk), where y is known in the arm only but risk for every patient
    private double VarianceByYe(RiskUnder arm)
    {
        double[] observed = arm.Pick(model.Response);
        double together = Covariance(observed, arm.Pick(arm.Risks));
        double ofRisk = Covariance(arm.Risks, arm.Risks);
        double ofError = Covariance(observed, observed) - (2 * together) + ofRisk;
        return (ofError * model.Rows / observed.Length) + (2 * together) - ofRisk;
    }

    // cov(y, risk of the other | arm) for both arms - cov(risk, risk)
    private double CovarianceByYe() =>
        Covariance(treated.Pick(model.Response), treated.Pick(control.Risks))
        + Covariance(control.Pick(model.Response), control.Pick(treated.Risks))
        - Covariance(treated.Risks, control.Risks);

    private static double Covariance(double[] a, double[] b)
    {
        double meanA = a.Average();
        double meanB = b.Average();
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }

        return sum / (a.Length - 1);
    }
}
