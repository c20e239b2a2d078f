using TrialSim.Cohorts;
using TrialSim.Exposure;
using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Outcomes;

/// <summary>
/// How the HAM-D score comes about: at each visit, baseline severity + natural course + prognosis + placebo response + drug effect
/// (treatment arm only) + residual + rater noise, then recorded on the scale. Every part can be left out.
/// </summary>
/// <remarks>
/// Effects are changes in HAM-D points: negative is improvement. Effects of biomarkers act through the patient's lasting level
/// (<see cref="TrialBlock.Level(int)"/>), which the analyses see only with measurement error.
/// </remarks>
public sealed partial record Outcome
{
    /// <summary>Weeks of the visits after baseline, rising.</summary>
    public required IReadOnlyList<Weeks> Visits { get; init; }

    /// <summary>The scale on which a score is recorded.</summary>
    public OutcomeScale Scale { get; init; } = new Hamd17Scale();

    /// <summary>Change without any treatment.</summary>
    public NaturalCourse NaturalCourse { get; init; } = new NoNaturalCourse();

    /// <summary>What else predicts the course in both arms alike.</summary>
    public IReadOnlyList<PrognosticEffect> Prognosis { get; init; } = [];

    /// <summary>Response to being treated at all, in both arms.</summary>
    public PlaceboResponse PlaceboResponse { get; init; } = new NoPlaceboResponse();

    /// <summary>Effect of the drug beyond placebo, at its full size, as a function of what the patient is like.</summary>
    public DrugEffect DrugEffect { get; init; } = new NoDrugEffect();

    /// <summary>
    /// What the treatment arm is given and how much of it patients have; optional, and without effect on scores but through a drug effect
    /// "exposure-response".
    /// </summary>
    [UntracedDefault]
    public ExposureModel? Exposure { get; init; }

    /// <summary>When the drug effect arrives; at once unless said.</summary>
    public TimeCourse DrugTimeCourse { get; init; } = new ImmediateCourse();

    /// <summary>Spread and correlation of the visits around the patient's expected course.</summary>
    public required VisitCovariance Residual { get; init; }

    /// <summary>How the residual's spread differs between patients; not at all unless said.</summary>
    public ResidualSpread ResidualSpread { get; init; } = new NoResidualSpread();

    /// <summary>Standard deviation of the rater's error at every visit, baseline included; HAM-D points.</summary>
    public HamdSpread RaterNoise { get; init; } = new(0);

    /// <summary>Reasons for leaving the trial; each acts by itself.</summary>
    public IReadOnlyList<Dropout> Dropout { get; init; } = [];

    /// <summary>Biomarkers that are measured again at the visits; none unless said.</summary>
    [UntracedDefault]
    public IReadOnlyList<FollowedMarker> Markers { get; init; } = [];

    /// <summary>Adverse events that are counted; none unless said.</summary>
    [UntracedDefault]
    public IReadOnlyList<AdverseEvent> AdverseEvents { get; init; } = [];

    /// <summary>Response: a fall from baseline by at least this share of the baseline score.</summary>
    public Share ResponseFall { get; init; } = new(0.5);

    /// <summary>Remission: a score of at most this.</summary>
    public HamdPoints RemissionAtMost { get; init; } = new(7);

    /// <summary>What counts as response and remission.</summary>
    internal EndpointRules Endpoints => new(ResponseFall, RemissionAtMost);

    /// <summary>The same where the drug does nothing: to the score, to followed biomarkers, to how often events happen.</summary>
    internal Outcome WithoutDrug() => this with
    {
        DrugEffect = new NoDrugEffect(),
        Markers = [.. Markers.Select(marker => marker with { DrugEffect = new NoConcentrationEffect() })],
        AdverseEvents = [.. AdverseEvents.Select(kind => kind with { Occurrence = kind.Occurrence.AlikeInBothArms() })],
    };

    /// <summary>Whether nothing that is observed depends on the drug.</summary>
    internal bool DrugDoesNothing =>
        DrugEffect is NoDrugEffect
        && Markers.All(marker => marker.DrugEffect is NoConcentrationEffect)
        && AdverseEvents.All(kind => kind.Occurrence == kind.Occurrence.AlikeInBothArms());

    /// <summary>Whether a score is a response, given the score at baseline.</summary>
    public bool IsResponse(double score, double baseline) => score <= (1 - ResponseFall.Value) * baseline;

    /// <summary>Whether a score is a remission.</summary>
    public bool IsRemission(double score) => score <= RemissionAtMost.Value;

    /// <summary>How scores come about, part by part in words.</summary>
    public IReadOnlyList<string> Describe(MarkerUnits units) =>
    [
        $"scores after {string.Join(", ", Visits.Select(v => v.Value))} weeks on {Scale.Describe()}",
        NaturalCourse.Describe(),
        .. Prognosis.Select(p => p.Describe(units)),
        PlaceboResponse.Describe(units),
        DrugEffect is NoDrugEffect ? DrugEffect.Describe(units) : $"{DrugEffect.Describe(units)}, arriving {DrugTimeCourse.Describe()}",
        .. Exposure is { } exposure ? [exposure.Describe()] : Array.Empty<string>(),
        Residual.Describe(),
        .. ResidualSpread is NoResidualSpread ? Array.Empty<string>() : [ResidualSpread.Describe(units)],
        .. RaterNoise.Value > 0 ? [$"rater error SD {RaterNoise.Value} points"] : Array.Empty<string>(),
        .. Markers.Select(m => m.Describe()),
        $"response is a fall by at least {100 * ResponseFall.Value:0.##}% from baseline, remission a score of at most {RemissionAtMost.Value}",
    ];

    /// <summary>Who leaves, reason by reason in words.</summary>
    public IReadOnlyList<string> DescribeDropout(Arms arms, MarkerUnits units) =>
        [
            .. EverybodyStays ? ["nobody drops out"] : Dropout.Select(d => d.Describe(arms, units)),
            .. AdverseEvents.Select(kind => kind.Describe(arms)),
        ];

    /// <summary>What a trial's patients need room for.</summary>
    internal TrialLayout Layout(Population population) => population.Layout(Scale, RaterNoise) with
    {
        FollowedMarkers = Markers.Count,
        EventKinds = AdverseEvents.Count,
    };

    /// <summary>Whether everybody is seen at every visit.</summary>
    internal bool EverybodyStays => Dropout.Count == 0 && AdverseEvents.All(kind => kind.Discontinuing.Value == 0);
}
