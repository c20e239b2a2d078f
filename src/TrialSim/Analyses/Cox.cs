using System.Text.Json.Serialization;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>
/// Hazard ratio of a first event by arm in a Cox model with covariates and strata; with a marker, the interaction of arm and marker.
/// </summary>
/// <remarks>
/// Log hazard ratio, treatment over control, or its change for each unit of the coded marker; normal, standard error from the information.
/// Not estimable where there are no events, the tested column is aliased, or the likelihood has no maximum: an arm without events, or a
/// covariate that tells exactly who has them. Source: Cox (1972), JRSS B 34:187-220.
/// </remarks>
public sealed record Cox : TimeToEventTest
{
    /// <summary>What the model adjusts for beside the arm, and the marker where there is one.</summary>
    public IReadOnlyList<Covariate> Covariates { get; init; } = [];

    /// <summary>The number that stands for a marker: its interaction with the arm is tested. Without it the arm is.</summary>
    public MarkerCoding? Marker { get; init; }

    /// <summary>How events at the same visit are treated.</summary>
    public EventTies Ties { get; init; } = EventTies.Efron;

    /// <summary>By which test the coefficient is judged.</summary>
    public HazardTest Test { get; init; } = HazardTest.Wald;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Estimand Target => new LogHazardRatio(Subgroup, Endpoint) { Covariates = Covariates, Strata = Strata, Marker = Marker };

    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientFacts Reads =>
        Covariates.Aggregate(base.Reads, (facts, covariate) => facts | covariate.Facts());

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<(string Property, PatientMarker Marker)> MarkersRead =>
        [.. base.MarkersRead, .. Covariates.MarkersRead(), .. Marker is { } coding ? [("marker", coding.Of)] : Array.Empty<(string, PatientMarker)>()];

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<CountedOutcome> Counted => CoxCounts.All;

    /// <inheritdoc/>
    [JsonIgnore]
    internal override string WhyNotEstimable => "the Cox model has no estimate (the notes say why)";

    /// <inheritdoc/>
    internal override string Contrast(Arms arms, MarkerUnits units) => Marker is null ? base.Contrast(arms, units) : $"log hazard ratio arm x {Marker.Describe(units)}";

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"{Endpoint.InWords()} on arm{(Marker is null ? string.Empty : $" x {Marker.Describe(units)}")}{string.Concat(Covariates.Select(c => " + " + c.InWords()))} "
        + $"in {Subgroup}{Strata.InWords(units)}, Cox model with {(Ties == EventTies.Efron ? "Efron's" : "Breslow's")} ties: "
        + $"{(Test == HazardTest.Wald ? "Wald" : "score")} test of the {(Marker is null ? "arm" : "interaction")}, {DescribeSides()}";

    /// <inheritdoc/>
    internal override TestStatistic? StatisticOf(Finding finding, int lane) =>
        Test == HazardTest.Score ? ChiSquareOf(finding, lane) : base.StatisticOf(finding, lane);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, TrialOutline trial)
    {
        base.Check(place, trial);
        LinearTest.Check(place.At("covariates"), Covariates, trial);
        Marker?.Check(place.At("marker"), trial.Patients, trial.PatientsPath);
        for (int i = 0; i < Covariates.Count; i++)
        {
            if (Strata.Any(own => own is RandomizationStrata ? Covariates[i] == Covariate.Strata : own is SexStrata && Covariates[i] == Covariate.Sex))
            {
                place.At("covariates").At(i).Breach(
                    "all patients of a stratum have the same value of this.", "List it in one of the two.", "analyses[].strata");
            }
        }
    }

    /// <inheritdoc/>
    internal override PreparedAnalysis Prepare(TrialEndpoints endpoints) => new CoxTest(this, endpoints);
}
