using TrialSim.Numerics;
using TrialSim.Statistics.Estimation;

namespace TrialSim.Statistics.MixedModels;

/// <summary>Satterthwaite's degrees of freedom for a mixed model's fixed effects, with the observed information.</summary>
/// <remarks>
/// df = 2 v^2 / (g'Cg): v the variance of the combination, g its gradient in the covariance factors and the log residual variance, C
/// twice the inverse of the deviance's second derivatives. Directions in which the deviance is flat count for nothing, as in lmerTest,
/// whose derivatives are numerical. Several combinations after Fai and Cornelius (1996). Source: Kuznetsova, Brockhoff and Christensen
/// (2017), J Stat Softw 82(13).
/// </remarks>
internal sealed class Satterthwaite
{
    private readonly FixedEffects effects;
    private readonly DenseMatrix covariance;
    private readonly DenseMatrix[] gradients;
    private readonly DenseMatrix parameterCovariance;
    private readonly LinearMixedModel model;

    public Satterthwaite(LinearMixedModel model)
    {
        this.model = model;
        var solved = model.Solved;
        effects = new(model.Data, solved);
        covariance = solved.Covariance.Scaled(model.ResidualVariance);
        gradients =
        [
            .. model.Derivatives.FixedMatrices.Select(m => covariance.Times(m).Times(solved.Covariance)),
            covariance, // the log residual variance
        ];
        parameterCovariance = ParameterCovariance();
    }

    /// <summary>The fixed effects.</summary>
    public CoefficientEstimates Coefficients() => new(
        model.Design.Names, effects.Values, effects.Covariance(covariance), contrast => DegreesOfFreedom(effects.ToBasis(contrast)));

    /// <summary>F test of several combinations.</summary>
    public HypothesisTest Test(string hypothesis, IReadOnlyList<double[]> contrasts)
    {
        double[][] rows = [.. contrasts.Select(c => effects.ToBasis(c))];
        double[] estimates = [.. contrasts.Select(c => DenseMatrix.Dot(c, effects.Values))];
        return FaiCornelius.Test(hypothesis, rows, estimates, covariance, DegreesOfFreedom);
    }

    private double DegreesOfFreedom(double[] weights)
    {
        double variance = DenseMatrix.Dot(weights, covariance.Times(weights));
        double[] gradient = [.. gradients.Select(g => DenseMatrix.Dot(weights, g.Times(weights)))];
        return 2 * variance * variance / DenseMatrix.Dot(gradient, parameterCovariance.Times(gradient));
    }

    // twice the inverse of the second derivatives with the factors' parameters and the log residual variance together
    private DenseMatrix ParameterCovariance()
    {
        var (_, profiled, squares, _) = model.Derivatives;
        int count = profiled.Rows;
        double divisor = model.DivisorOfVariance;
        var joint = new DenseMatrix(count + 1, count + 1);
        joint[count, count] = divisor;
        for (int k = 0; k < count; k++)
        {
            double withVariance = squares[k] / model.ResidualVariance;
            joint[k, count] = joint[count, k] = withVariance;
            for (int l = 0; l < count; l++)
            {
                joint[k, l] = profiled[k, l] + (withVariance * squares[l] / model.ResidualVariance / divisor);
            }
        }

        return GeneralizedInverse.Of(joint).Scaled(2);
    }
}
