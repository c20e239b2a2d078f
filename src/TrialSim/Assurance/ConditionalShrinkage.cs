using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;

namespace TrialSim.Assurance;

/// <summary>Corrected for selection by significance (winner's curse): the likelihood given that the result was significant, with a flat prior.</summary>
/// <remarks>
/// Density in proportion to phi(z - m) / (P(|N(m, 1)| > c)), m the effect over its standard error, c the deviate of the level. Its mean is the
/// second estimator of Ghosh, Zou and Wright (2008), American Journal of Human Genetics 82:1064-1074.
/// </remarks>
public sealed record ConditionalShrinkage : Shrinkage
{
    /// <summary>Two-sided level at which a result had to be significant to be published.</summary>
    public SignificanceLevel Level { get; init; } = new(0.05);

    /// <inheritdoc/>
    internal override bool IsNormal => false;

    private double Critical => NormalDistribution.UpperQuantile(Level.Value / 2);

    /// <inheritdoc/>
    public override string Describe() => FormattableString.Invariant($"corrected for having been selected by significance at {Level.Value:G4} (conditional likelihood)");

    /// <inheritdoc/>
    internal override PriorLaw Of(ObservedResult result) => new(new SelectedLaw(result, Critical));

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, ObservedResult result)
    {
        if (Math.Abs(result.Z) <= Critical)
        {
            place.At("level").Breach(
                FormattableString.Invariant($"the result, {2 * NormalDistribution.UpperTail(Math.Abs(result.Z)):G3} two-sided, is not significant at {Level.Value}, so significance at that level did not select it."),
                "Give the level that it passed, or another kind of shrinkage.");
        }
    }
}
