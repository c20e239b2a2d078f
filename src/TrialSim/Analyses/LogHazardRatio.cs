using TrialSim.Outcomes;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>
/// Log hazard ratio of a first event in a subgroup, treatment over control, given covariates and within strata; positive where the
/// treatment has it sooner. With a marker, the change of that log hazard ratio for each unit of the marker.
/// </summary>
/// <remarks>
/// Where hazards are not proportional, as a rule, it is what the coefficient of the Cox model (Efron's ties) tends to in ever larger trials
/// with equal arms whose patients are all followed to the end: Struthers and Kalbfleisch (1986), Biometrika 73:363-369. It depends on the
/// covariates and strata, for hazard ratios given a covariate do not average to the one without.
/// </remarks>
/// <param name="Subgroup">Name of the subgroup.</param>
/// <param name="Endpoint">The event.</param>
public sealed record LogHazardRatio(string Subgroup, TimedEndpoint Endpoint) : Estimand
{
    /// <summary>Covariates that are held equal.</summary>
    public IReadOnlyList<Covariate> Covariates { get; init; } = [];

    /// <summary>Strata within which the arms are compared.</summary>
    public IReadOnlyList<AnalysisStrata> Strata { get; init; } = [];

    /// <summary>The marker whose interaction with the arm it is; null for the arm itself.</summary>
    public MarkerCoding? Marker { get; init; }

    /// <inheritdoc/>
    public override PatientMarker? Modifier => Marker?.Of;

    /// <summary>Markers by which patients are told apart.</summary>
    internal IReadOnlyList<(string Property, PatientMarker Marker)> MarkersRead =>
        [.. Strata.MarkersRead(), .. Covariates.MarkersRead(), .. Marker is { } coding ? [("marker", coding.Of)] : Array.Empty<(string, PatientMarker)>()];

    /// <inheritdoc/>
    /// <remarks>The events are response and remission: sooner is better.</remarks>
    public override double FavourableSign => 1;

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        (Marker is null ? "log hazard ratio" : $"change of the log hazard ratio by {Marker.Describe(units)}") + $" of the {Endpoint.InWords()}, {Subgroup} patients"
        + (Covariates.Count == 0 ? string.Empty : $", given {string.Join(", ", Covariates.Select(c => c.InWords()))}") + Strata.InWords(units);

    /// <inheritdoc/>
    public bool Equals(LogHazardRatio? other) =>
        other is not null && Subgroup == other.Subgroup && Endpoint == other.Endpoint && Equals(Marker, other.Marker)
        && Covariates.SequenceEqual(other.Covariates) && Strata.SequenceEqual(other.Strata);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Subgroup, Endpoint, Marker, Covariates.Count, Strata.Count);
}
