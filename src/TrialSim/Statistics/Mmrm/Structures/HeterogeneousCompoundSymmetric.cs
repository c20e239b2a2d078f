namespace TrialSim.Statistics.Mmrm.Structures;

/// <summary>Compound symmetry with a variance for each visit: J + 1 parameters.</summary>
public sealed record HeterogeneousCompoundSymmetric : VarianceCorrelation
{
    private static readonly EqualCorrelation Correlations = new();

    /// <inheritdoc/>
    public override string Name => "csh";

    /// <inheritdoc/>
    internal override CorrelationPattern Pattern => Correlations;

    /// <inheritdoc/>
    internal override int Deviations(int visits) => visits;
}
