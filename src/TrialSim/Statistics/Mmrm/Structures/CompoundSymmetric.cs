namespace TrialSim.Statistics.Mmrm.Structures;

/// <summary>Compound symmetry: one variance and one correlation, 2 parameters.</summary>
public sealed record CompoundSymmetric : VarianceCorrelation
{
    private static readonly EqualCorrelation Correlations = new();

    /// <inheritdoc/>
    public override string Name => "cs";

    /// <inheritdoc/>
    internal override CorrelationPattern Pattern => Correlations;

    /// <inheritdoc/>
    internal override int Deviations(int visits) => 1;
}
