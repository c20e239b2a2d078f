namespace TrialSim.Statistics.Mmrm;

/// <summary>A covariance of the fixed effects with degrees of freedom that are counted, not estimated.</summary>
/// <param name="covariance">The covariance, row by row.</param>
/// <param name="degreesOfFreedom">Of some contrasts together.</param>
internal sealed class FixedDegreesInference(double[] covariance, Func<IEnumerable<double[]>, double> degreesOfFreedom) : EffectsInference
{
    /// <inheritdoc/>
    public override double[] Covariance => covariance;

    /// <inheritdoc/>
    public override double DegreesOfFreedom(double[] contrast) => degreesOfFreedom([contrast]);

    /// <inheritdoc/>
    public override Estimation.HypothesisTest Test(
        string hypothesis, IReadOnlyList<double[]> contrasts, Estimation.CoefficientEstimates coefficients) =>
        base.Test(hypothesis, contrasts, coefficients) with { DenominatorDf = degreesOfFreedom(contrasts) };
}
