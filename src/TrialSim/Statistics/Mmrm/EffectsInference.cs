using TrialSim.Numerics;
using TrialSim.Statistics.Estimation;

namespace TrialSim.Statistics.Mmrm;

/// <summary>Covariance, degrees of freedom and joint tests of the fixed effects of one fit: one subclass for each way.</summary>
internal abstract class EffectsInference
{
    /// <summary>The covariance of the coefficients, row by row.</summary>
    public abstract double[] Covariance { get; }

    /// <summary>The inference that a model asks for.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">Its data.</param>
    /// <param name="covariates">Its columns.</param>
    /// <param name="fit">Its fit, in lane 0.</param>
    /// <param name="residuals">Residuals, weighted.</param>
    public static EffectsInference Of(
        RepeatedMeasuresModel model, VisitTable table, PatientCovariates covariates, IterativeFit fit, double[] residuals)
    {
        if (model.DegreesOfFreedom == DegreesOfFreedomMethod.KenwardRoger)
        {
            return new KenwardRogerInference(covariates.Design, fit, model.EffectsCovariance);
        }

        EffectsInference robust = model.EffectsCovariance == CoefficientCovariance.Asymptotic
            ? new SatterthwaiteInference(covariates.Design, fit)
            : new EmpiricalInference(model.EffectsCovariance, table, covariates, fit, residuals);
        return model.DegreesOfFreedom switch
        {
            DegreesOfFreedomMethod.Residual => new FixedDegreesInference(robust.Covariance, _ => table.Count - table.Matrix.Columns),
            DegreesOfFreedomMethod.BetweenWithin => new FixedDegreesInference(robust.Covariance, new BetweenWithin(table).Of),
            _ => robust,
        };
    }

    /// <summary>Degrees of freedom of one contrast.</summary>
    public abstract double DegreesOfFreedom(double[] contrast);

    /// <summary>F test of several contrasts.</summary>
    public virtual HypothesisTest Test(string hypothesis, IReadOnlyList<double[]> contrasts, CoefficientEstimates coefficients) =>
        FaiCornelius.Test(
            hypothesis,
            [.. contrasts],
            [.. contrasts.Select(c => DenseMatrix.Dot(c, coefficients.Values))],
            DenseMatrix.Square(Covariance, coefficients.Count),
            DegreesOfFreedom);
}
