using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;

namespace TrialSim.Assurance;

/// <summary>A normal distribution around no effect, with little probability beyond an effect that somebody hopes for.</summary>
/// <remarks>SD = |exceeds| / z, z the normal deviate of the probability. Source: Spiegelhalter, Freedman and Parmar (1994), JRSS A 157:357-416.</remarks>
public sealed record ScepticalPrior : TruthPrior
{
    /// <summary>The effect hoped for: not 0; 1 is that of the scenario.</summary>
    public required EffectSize Exceeds { get; init; }

    /// <summary>Probability of an effect beyond it, on its side; below 0.5.</summary>
    public Share Probability { get; init; } = new(0.05);

    private double Spread => Math.Abs(Exceeds.Value) / NormalDistribution.UpperQuantile(Probability.Value);

    /// <inheritdoc/>
    public override string Describe() =>
        FormattableString.Invariant($"sceptical: normal around 0, SD {Spread:G4}, so that the effect lies beyond {Exceeds.Value:G6} with probability {Probability.Value:G4}");

    /// <inheritdoc/>
    internal override PriorLaw Law() => new(new NormalLaw(0, Spread));

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, PriorUnit unit)
    {
        if (Exceeds.Value == 0)
        {
            place.At("exceeds").Breach("half of any prior around 0 lies beyond 0.", "Name the effect hoped for; 1 is that of the scenario.");
        }

        if (Probability.Value >= 0.5)
        {
            place.At("probability").Breach($"a prior around 0 has less than half of its probability beyond {Exceeds.Value}.", "Use a probability below 0.5; 0.05 is usual.", "exceeds");
        }
    }
}
