namespace TrialSim.Assurance;

/// <summary>The estimate as it is: normal around it with its standard error, the posterior under a flat prior.</summary>
public sealed record NoShrinkage : Shrinkage
{
    /// <inheritdoc/>
    public override string Describe() => "taken as it is";

    /// <inheritdoc/>
    internal override PriorLaw Of(ObservedResult result) => new(new NormalLaw(result.Estimate, result.StandardError));
}
