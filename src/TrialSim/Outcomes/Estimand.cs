using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// What an analysis tries to estimate, whatever its method: a summary of the individual effects, treatment minus control, that the
/// patients would have if everybody were followed to the end (hypothetical strategy for dropout).
/// </summary>
public abstract record Estimand
{
    /// <summary>Whether the counterfactual run gives its true value; where not, nothing is judged against one.</summary>
    public virtual bool HasTrueValue => true;

    /// <summary>Sign of a value that favours the treatment: -1 for differences in scores, +1 where more is better, as of responses.</summary>
    public virtual double FavourableSign => -1;

    /// <summary>Whether it is about the score, or about response or remission, which come from it; only then the effect on the score tells a true claim from a false one.</summary>
    public virtual bool IsAboutScore => true;

    /// <summary>The marker by which the effect is said to vary; null where the estimand is one number for a set of patients.</summary>
    public virtual PatientMarker? Modifier => null;

    /// <summary>The estimand in words.</summary>
    public abstract string Describe(MarkerUnits units);
}

/// <summary>Mean effect on the score at one visit in a subgroup; HAM-D points, negative favours the treatment.</summary>
/// <param name="Subgroup">Name of the subgroup.</param>
/// <param name="Week">Week of the visit; null is the final visit.</param>
public sealed record MeanDifference(string Subgroup, double? Week = null) : Estimand
{
    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"mean effect on the {(Week is { } week ? $"score at week {week}" : "final score")}, {Subgroup} patients";
}

/// <summary>Slope of the straight line through the individual effects on the final score against the marker as measured and coded.</summary>
/// <param name="Marker">The coding.</param>
public sealed record EffectSlope(MarkerCoding Marker) : Estimand
{
    /// <inheritdoc/>
    public override PatientMarker? Modifier => Marker.Of;

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"slope of the effect on the final score against {Marker.Describe(units)}";
}

/// <summary>Difference in the probability of a yes-or-no endpoint in a subgroup.</summary>
/// <param name="Subgroup">Name of the subgroup.</param>
/// <param name="Endpoint">The endpoint.</param>
public sealed record ResponseDifference(string Subgroup, ResponseEndpoint Endpoint) : Estimand
{
    /// <inheritdoc/>
    public override double FavourableSign => Endpoint.IsEvent ? -1 : 1;

    /// <inheritdoc/>
    public override bool IsAboutScore => !Endpoint.IsEvent;

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"difference in the probability of {Endpoint.InWords()}, {Subgroup} patients";
}

/// <summary>Log ratio of the odds of a yes-or-no endpoint in a subgroup, treatment over control, covariates left alone.</summary>
/// <param name="Subgroup">Name of the subgroup.</param>
/// <param name="Endpoint">The endpoint.</param>
public sealed record ResponseLogOddsRatio(string Subgroup, ResponseEndpoint Endpoint) : Estimand
{
    /// <inheritdoc/>
    public override double FavourableSign => Endpoint.IsEvent ? -1 : 1;

    /// <inheritdoc/>
    public override bool IsAboutScore => !Endpoint.IsEvent;

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"log odds ratio of {Endpoint.InWords()}, {Subgroup} patients";
}

/// <summary>
/// Log odds ratio of a yes-or-no endpoint among patients with equal covariates. Outcomes that come from scores do not have one that is the
/// same whatever the covariates, so there is no true value.
/// </summary>
/// <param name="Subgroup">Name of the subgroup.</param>
/// <param name="Endpoint">The endpoint.</param>
public sealed record ConditionalLogOddsRatio(string Subgroup, ResponseEndpoint Endpoint) : Estimand
{
    /// <inheritdoc/>
    public override double FavourableSign => Endpoint.IsEvent ? -1 : 1;

    /// <inheritdoc/>
    public override bool IsAboutScore => !Endpoint.IsEvent;

    /// <inheritdoc/>
    public override bool HasTrueValue => false;

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"log odds ratio of {Endpoint.InWords()} given covariates, {Subgroup} patients";
}

/// <summary>Change of the log odds ratio of a yes-or-no endpoint with the marker as measured and coded; it has no true value either.</summary>
/// <param name="Marker">The coding.</param>
/// <param name="Endpoint">The endpoint.</param>
public sealed record LogOddsRatioSlope(MarkerCoding Marker, ResponseEndpoint Endpoint) : Estimand
{
    /// <inheritdoc/>
    public override PatientMarker? Modifier => Marker.Of;

    /// <inheritdoc/>
    public override double FavourableSign => Endpoint.IsEvent ? -1 : 1;

    /// <inheritdoc/>
    public override bool IsAboutScore => !Endpoint.IsEvent;

    /// <inheritdoc/>
    public override bool HasTrueValue => false;

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"change of the log odds ratio of {Endpoint.InWords()} with {Marker.Describe(units)}";
}

/// <summary>
/// Mean difference in the final score if patients who drop out go on as an imputation assumes and not as they would have gone on; HAM-D
/// points, negative favours the treatment.
/// </summary>
/// <remarks>The assumption is about patients after dropout, whom the counterfactual run does not have: no true value is computed.</remarks>
/// <param name="Subgroup">Name of the subgroup.</param>
/// <param name="Assumption">What is assumed of dropouts, in words.</param>
public sealed record DifferenceUnderAssumption(string Subgroup, string Assumption) : Estimand
{
    /// <inheritdoc/>
    public override bool HasTrueValue => false;

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"mean effect on the final score if dropouts go on as assumed ({Assumption}), {Subgroup} patients";
}
