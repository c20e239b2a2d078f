namespace TrialSim.Analyses;

/// <summary>A mixed model for repeated measures without the contrast that is asked of it: analyses of equal specification share one fit.</summary>
/// <param name="Subgroup">Which patients: the subgroup's number.</param>
/// <param name="Endpoint">Which response.</param>
/// <param name="Covariates">Covariates crossed with visit.</param>
/// <param name="MainEffects">Covariates with the same coefficients at every visit.</param>
/// <param name="Structures">Covariance structures in the order in which they are tried.</param>
/// <param name="NeedsGeneralFit">Whether the analysis needs what the closed form does not give.</param>
internal sealed record MmrmSpecification(
    int Subgroup,
    ContinuousEndpoint Endpoint,
    IReadOnlyList<Covariate> Covariates,
    IReadOnlyList<Covariate> MainEffects,
    IReadOnlyList<CovarianceForm> Structures,
    bool NeedsGeneralFit)
{
    /// <summary>The model of an analysis.</summary>
    public static MmrmSpecification Of(Mmrm analysis, TrialEndpoints endpoints) => new(
        endpoints.Analysed(analysis.Subgroup, analysis.MarkersRead),
        analysis.Endpoint,
        analysis.Covariates,
        analysis.MainEffects,
        analysis.Structures,
        analysis.DegreesOfFreedom == MmrmInference.KenwardRogerSecondDerivatives);

    /// <summary>The imputation model of an analysis.</summary>
    public static MmrmSpecification Of(ImputedAncova analysis, TrialEndpoints endpoints) => new(
        endpoints.Analysed(analysis.Subgroup, analysis.MarkersRead), analysis.Endpoint, analysis.Covariates, [], [analysis.Covariance], NeedsGeneralFit: true);

    /// <summary>Whether the model has a closed form where nobody comes back after a missed visit.</summary>
    public bool HasClosedForm => !NeedsGeneralFit && MainEffects.Count == 0 && Structures[0] == CovarianceForm.Unstructured;

    /// <inheritdoc/>
    public bool Equals(MmrmSpecification? other) =>
        other is not null && Subgroup == other.Subgroup && Endpoint == other.Endpoint && NeedsGeneralFit == other.NeedsGeneralFit
        && Covariates.SequenceEqual(other.Covariates) && MainEffects.SequenceEqual(other.MainEffects) && Structures.SequenceEqual(other.Structures);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Subgroup, Endpoint, NeedsGeneralFit, Covariates.Count, MainEffects.Count, Structures.Count);
}
