namespace TrialSim.Statistics.Mmrm.Structures;

/// <summary>Ante-dependence of first order: one variance and a correlation for each pair of adjacent visits, products of them further apart; J parameters.</summary>
public sealed record AnteDependence : VarianceCorrelation
{
    private static readonly ChainCorrelation Correlations = new();

    /// <inheritdoc/>
    public override string Name => "ad";

    /// <inheritdoc/>
    internal override CorrelationPattern Pattern => Correlations;

    /// <inheritdoc/>
    internal override int Deviations(int visits) => 1;
}
