using System.Text.Json.Serialization;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>
/// Difference between arms at the final visit in a linear model with covariates (analysis of covariance); without covariates it is the
/// pooled t test.
/// </summary>
/// <remarks>
/// HAM-D points, treatment minus control, negative favours the treatment; t with n - rank degrees of freedom. Not estimable when the arm
/// is aliased with the covariates (an empty arm), no degree of freedom is left or the residual variance is zero.
/// </remarks>
public sealed record Ancova : Analysis
{
    /// <summary>Change from baseline, or the score.</summary>
    public ContinuousEndpoint Endpoint { get; init; } = ContinuousEndpoint.Change;

    /// <summary>What the model adjusts for.</summary>
    public IReadOnlyList<Covariate> Covariates { get; init; } = [Covariate.Baseline];

    /// <summary>Patients analysed.</summary>
    public string Subgroup { get; init; } = Trials.Subgroup.All;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Estimand Target => new MeanDifference(Subgroup);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<string> SubgroupsNamed => [Subgroup];

    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientFacts Reads => Endpoint.Facts(Missing, Covariates);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<(string Property, PatientMarker Marker)> MarkersRead => Covariates.MarkersRead();

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"{Endpoint.InWords()} at the final visit on arm{string.Concat(Covariates.Select(c => " + " + c.InWords()))} in {Subgroup}: test of the arm, {DescribeTest()}";

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, TrialOutline trial)
    {
        base.Check(place, trial);
        LinearTest.Check(place.At("covariates"), Covariates, trial);
    }

    /// <inheritdoc/>
    internal override PreparedAnalysis Prepare(TrialEndpoints endpoints) => new LinearTest(
        this,
        endpoints.Model(endpoints.Analysed(Subgroup, MarkersRead), Missing),
        [.. Covariates.SelectMany(c => LinearTest.ColumnsOf(c, endpoints)), new ArmRegressor()],
        new ResponseColumn(Endpoint, Missing));
}
