namespace TrialSim.Statistics.Mmrm.Structures;

/// <summary>A variance for each visit and one correlation for each distance between visits: 2 J - 1 parameters.</summary>
public sealed record HeterogeneousToeplitz : VarianceCorrelation
{
    private static readonly LagCorrelation Correlations = new();

    /// <inheritdoc/>
    public override string Name => "toeph";

    /// <inheritdoc/>
    internal override CorrelationPattern Pattern => Correlations;

    /// <inheritdoc/>
    internal override int Deviations(int visits) => visits;
}
