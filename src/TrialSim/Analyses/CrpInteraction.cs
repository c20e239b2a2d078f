using System.Text.Json.Serialization;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>
/// Does the difference between arms depend on a marker at baseline? Coefficient of arm x marker in a linear model with arm, marker and covariates.
/// </summary>
/// <remarks>
/// HAM-D points per unit of the coded marker (ln CRP unless said); negative where the treatment does better at higher levels. t with n - rank
/// degrees of freedom; not estimable when the product is aliased with the other columns.
/// </remarks>
public sealed record CrpInteraction : Analysis
{
    /// <summary>Change from baseline, or the score.</summary>
    public ContinuousEndpoint Endpoint { get; init; } = ContinuousEndpoint.Change;

    /// <summary>The number that stands for the marker.</summary>
    public MarkerCoding Marker { get; init; } = new LogCoding();

    /// <summary>What the model adjusts for beside arm and marker.</summary>
    public IReadOnlyList<Covariate> Covariates { get; init; } = [Covariate.Baseline];

    /// <inheritdoc/>
    [JsonIgnore]
    public override Estimand Target => new EffectSlope(Marker);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientFacts Reads => Endpoint.Facts(Missing, Covariates);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<(string Property, PatientMarker Marker)> MarkersRead => [.. Covariates.MarkersRead(), ("marker", Marker.Of)];

    /// <inheritdoc/>
    internal override string Contrast(Arms arms, MarkerUnits units) => $"arm x {Marker.Describe(units)}";

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"{Endpoint.InWords()} at the final visit on arm x {Marker.Describe(units)}{string.Concat(Covariates.Select(c => " + " + c.InWords()))}: test of the interaction, {DescribeTest()}";

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, TrialOutline trial)
    {
        base.Check(place, trial);
        LinearTest.Check(place.At("covariates"), Covariates, trial);
        Marker.Check(place.At("marker"), trial.Patients, trial.PatientsPath);
    }

    /// <inheritdoc/>
    internal override PreparedAnalysis Prepare(TrialEndpoints endpoints)
    {
        var marker = new MarkerRegressor(Marker);
        var arm = new ArmRegressor();
        return new LinearTest(
            this,
            endpoints.Model(endpoints.Analysed(Subgroup.All, MarkersRead), Missing),
            [.. Covariates.SelectMany(c => LinearTest.ColumnsOf(c, endpoints)), marker, arm, new InTreatmentArm(marker)],
            new ResponseColumn(Endpoint, Missing));
    }
}
