using System.Text.Json.Serialization;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>
/// Does the odds ratio between arms depend on a marker at baseline? Coefficient of arm x marker in a logistic regression with arm, marker and covariates.
/// </summary>
/// <remarks>
/// Change of the log odds ratio, treatment over control, for each unit of the coded marker (ln CRP unless said); positive where the treatment makes
/// more respond at higher levels. Standard error from the information, normal; with Firth's penalty tested by the penalized likelihood ratio.
/// </remarks>
public sealed record LogisticInteraction : LogisticAnalysis
{
    /// <summary>The number that stands for the marker.</summary>
    public MarkerCoding Marker { get; init; } = new LogCoding();

    /// <inheritdoc/>
    [JsonIgnore]
    public override Estimand Target => new LogOddsRatioSlope(Marker, Endpoint);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<(string Property, PatientMarker Marker)> MarkersRead => [.. base.MarkersRead, ("marker", Marker.Of)];

    /// <inheritdoc/>
    internal override string Contrast(Arms arms, MarkerUnits units) => $"log odds ratio arm x {Marker.Describe(units)}";

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"{Endpoint.InWords()} on {DescribeModel($"arm x {Marker.Describe(units)}")}, logistic regression: test of the interaction, {DescribeMethod(LogisticEffect.LogOddsRatio)}";

    /// <inheritdoc/>
    internal override TestStatistic? StatisticOf(Finding finding, int lane) =>
        IsByLikelihoodRatio(LogisticEffect.LogOddsRatio) ? ChiSquareOf(finding, lane) : base.StatisticOf(finding, lane);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, TrialOutline trial)
    {
        base.Check(place, trial);
        Marker.Check(place.At("marker"), trial.Patients, trial.PatientsPath);
    }

    /// <inheritdoc/>
    internal override PreparedAnalysis Prepare(TrialEndpoints endpoints)
    {
        var marker = new MarkerRegressor(Marker);
        return Test(endpoints, Subgroup.All, [marker, new ArmRegressor(), new InTreatmentArm(marker)], LogisticEffect.LogOddsRatio);
    }
}
