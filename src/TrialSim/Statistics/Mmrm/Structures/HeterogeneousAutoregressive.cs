namespace TrialSim.Statistics.Mmrm.Structures;

/// <summary>First-order autoregression with a variance for each visit: J + 1 parameters.</summary>
public sealed record HeterogeneousAutoregressive : VarianceCorrelation
{
    private static readonly PowerCorrelation Correlations = new();

    /// <inheritdoc/>
    public override string Name => "ar1h";

    /// <inheritdoc/>
    internal override CorrelationPattern Pattern => Correlations;

    /// <inheritdoc/>
    internal override int Deviations(int visits) => visits;
}
