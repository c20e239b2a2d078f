namespace TrialSim.Assurance;

/// <summary>As results of randomized trials in the Cochrane Database have had to be shrunk: the effect over its standard error comes from what was estimated there.</summary>
/// <remarks>
/// The signal-to-noise ratio is a mixture of four normals around 0; given z, each has mean z t^2/(t^2 + 1), variance t^2/(t^2 + 1) and a weight
/// in proportion to p times the density of z, N(0, t^2 + 1). Source: van Zwet, Schwab and Senn (2021), Statistics in Medicine 40:6107-6117, table 1.
/// </remarks>
public sealed record CochraneShrinkage : Shrinkage
{
    private static readonly WeightedLaw[] SignalToNoise =
    [
        new(0.32, new NormalLaw(0, 0.61)),
        new(0.31, new NormalLaw(0, 1.42)),
        new(0.30, new NormalLaw(0, 2.16)),
        new(0.07, new NormalLaw(0, 5.64)),
    ];

    /// <inheritdoc/>
    public override string Describe() => "shrunk as the results of trials in the Cochrane Database (van Zwet, Schwab and Senn 2021)";

    /// <inheritdoc/>
    internal override PriorLaw Of(ObservedResult result)
    {
        var ratio = new PriorLaw(SignalToNoise).After(new(result.Z, 1));
        return new(ratio.Pieces.Select(p => p with { Law = new NormalLaw(result.StandardError * p.Law.Mean, result.StandardError * ((NormalLaw)p.Law).Sd) }));
    }
}
