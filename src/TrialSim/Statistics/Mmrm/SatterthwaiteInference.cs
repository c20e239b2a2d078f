namespace TrialSim.Statistics.Mmrm;

/// <summary>The inverse information of the fixed effects, with Satterthwaite's degrees of freedom.</summary>
internal sealed class SatterthwaiteInference(VisitDesign design, IterativeFit fit) : EffectsInference
{
    /// <inheritdoc/>
    public override double[] Covariance { get; } = fit.EffectsCovariance(0);

    /// <inheritdoc/>
    public override double DegreesOfFreedom(double[] contrast) => fit.Contrast(design.Prepare(contrast)).DegreesOfFreedom[0];
}
