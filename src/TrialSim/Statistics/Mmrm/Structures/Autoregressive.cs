namespace TrialSim.Statistics.Mmrm.Structures;

/// <summary>First-order autoregression: one variance and correlation r^d at a distance of d visits, 2 parameters.</summary>
public sealed record Autoregressive : VarianceCorrelation
{
    private static readonly PowerCorrelation Correlations = new();

    /// <inheritdoc/>
    public override string Name => "ar1";

    /// <inheritdoc/>
    internal override CorrelationPattern Pattern => Correlations;

    /// <inheritdoc/>
    internal override int Deviations(int visits) => 1;
}
