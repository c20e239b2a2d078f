namespace TrialSim.Statistics.Mmrm.Structures;

/// <summary>Ante-dependence of first order with a variance for each visit: 2 J - 1 parameters.</summary>
public sealed record HeterogeneousAnteDependence : VarianceCorrelation
{
    private static readonly ChainCorrelation Correlations = new();

    /// <inheritdoc/>
    public override string Name => "adh";

    /// <inheritdoc/>
    internal override CorrelationPattern Pattern => Correlations;

    /// <inheritdoc/>
    internal override int Deviations(int visits) => visits;
}
