namespace TrialSim.Statistics.Mmrm.Structures;

/// <summary>One variance and one correlation for each distance between visits: J parameters.</summary>
public sealed record Toeplitz : VarianceCorrelation
{
    private static readonly LagCorrelation Correlations = new();

    /// <inheritdoc/>
    public override string Name => "toep";

    /// <inheritdoc/>
    internal override CorrelationPattern Pattern => Correlations;

    /// <inheritdoc/>
    internal override int Deviations(int visits) => 1;
}
