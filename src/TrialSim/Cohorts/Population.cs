using System.Text.Json.Serialization;
using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Who comes to screening: covariates, biomarkers and their measurements, and who of them is eligible.</summary>
/// <remarks>A part that is left out (age, BMI, height, medication, stage) is not drawn and stays empty in an exported cohort.</remarks>
public sealed partial record Population
{
    /// <summary>Share of women unless said.</summary>
    internal static readonly Probability UsualFemaleShare = new(0.5);

    /// <summary>Share of women.</summary>
    public Probability FemaleShare { get; init; } = UsualFemaleShare;

    /// <summary>Age; optional.</summary>
    public AgeModel? Age { get; init; }

    /// <summary>Body mass index; needed where CRP depends on it.</summary>
    public BmiModel? Bmi { get; init; }

    /// <summary>Height; needs <see cref="Bmi"/>, and gives weight.</summary>
    public HeightModel? Height { get; init; }

    /// <summary>Share of patients without antidepressant medication; the others are on a stable one.</summary>
    public Probability? MedicationFreeShare { get; init; }

    /// <summary>Shares of treatment-resistance stages 1, 2, …; they sum to 1.</summary>
    public IReadOnlyList<Probability>? ResistanceStageShares { get; init; }

    /// <summary>hs-CRP and its two measurements: the first biomarker of the panel where it is given, under the name "crp".</summary>
    public CrpModel? Crp { get; init; }

    /// <summary>Further biomarkers, or all of them.</summary>
    [UntracedDefault]
    public IReadOnlyList<MarkerModel> Markers { get; init; } = [];

    /// <summary>How biomarkers go together; pairs that are not listed have a correlation of 0 beyond what BMI and sex give.</summary>
    [UntracedDefault]
    public IReadOnlyList<MarkerCorrelation> MarkerCorrelations { get; init; } = [];

    /// <summary>Real patients in a CSV file whose biomarkers, and if wanted BMI, age and sex, candidates take over; "crp" and "markers" are drawn beside them, independently.</summary>
    [UntracedDefault]
    public BiomarkerSource? BiomarkerSource { get; init; }

    /// <summary>A class of patients that nobody observes; optional.</summary>
    [UntracedDefault]
    public LatentClass? LatentClass { get; init; }

    /// <summary>Severity at baseline.</summary>
    public required BaselineModel Baseline { get; init; }

    /// <summary>Who may be randomized; absent is everybody.</summary>
    public Eligibility Eligibility { get; init; } = new();

    /// <summary>
    /// Fixed numbers of patients per band of baseline CRP instead of random ones: places are shared out in turn, and each place
    /// is filled by screening until somebody of its band comes.
    /// </summary>
    public CrpQuotas? Quotas { get; init; }

    /// <summary>Whether every candidate is enrolled.</summary>
    internal bool LetsEverybodyIn => Eligibility == new Eligibility() && Quotas is null;

    /// <summary>What is measured without error.</summary>
    internal TrialLayout Layout(OutcomeScale scale, HamdSpread raterNoise) => new(
        (Panel[0].IsExact ? ExactMeasurement.Lead : ExactMeasurement.None)
        | (raterNoise.Value == 0 && scale is ContinuousScale ? ExactMeasurement.Baseline : ExactMeasurement.None),
        Biomarkers)
    {
        Class = LatentClass is null ? ClassColumns.None : Eligibility.Classifier is null ? ClassColumns.Members : ClassColumns.MembersAndResults,
    };

    /// <summary>All biomarkers: those of the patient file, then those that are drawn from a distribution.</summary>
    internal IReadOnlyList<MarkerModel> Panel => BiomarkerSource is { } source ? [.. source.Models, .. Modelled] : Modelled;

    /// <summary>The biomarkers that are drawn from a distribution, hs-CRP first where it is given.</summary>
    internal IReadOnlyList<MarkerModel> Modelled => Crp is { } crp ? [crp.AsMarker(), .. Markers] : Markers;

    /// <summary>How many biomarkers come from the patient file: the first of the panel.</summary>
    internal int Resampled => BiomarkerSource?.Markers.Count ?? 0;

    /// <summary>Share of women, as stated or as in the patient file.</summary>
    internal double WomenShare => BiomarkerSource?.FemaleShare ?? FemaleShare.Value;

    /// <summary>Names of the biomarkers, in the panel's order.</summary>
    [JsonIgnore]
    public IReadOnlyList<PatientMarker> Biomarkers => [.. Panel.Select(m => m.Name)];

    /// <summary>The first biomarker: the one whose distribution results describe.</summary>
    internal MarkerModel Lead => Panel[0];

    /// <summary>The biomarker of the panel with a name; null where there is none.</summary>
    internal MarkerModel? Biomarker(PatientMarker name) => Panel.FirstOrDefault(m => m.Name == name);

    /// <summary>Units of the biomarkers' concentrations, for sentences.</summary>
    [JsonIgnore]
    public MarkerUnits Units => new(Panel.Select(m => (m.Name, m.Unit)));

    /// <summary>Stated correlation of the scores of one measurement of two different biomarkers; null where nothing is stated.</summary>
    internal double? CorrelationOf(PatientMarker a, PatientMarker b) => MarkerCorrelations.FirstOrDefault(c => c.IsOf(a, b))?.Correlation.Value;

    /// <summary>Whether a rule of enrolment, eligibility or a quota, reads a marker.</summary>
    internal bool EntersBy(PatientMarker marker) => Quotas?.Marker == marker || Eligibility.Ranges().Any(range => range.Marker == marker);

    /// <summary>Whether patients have a marker.</summary>
    internal bool Knows(PatientMarker marker) =>
        marker.IsBiomarker ? Biomarker(marker) is not null
        : marker == PatientMarker.Age ? (Age is not null || BiomarkerSource?.Age is not null)
        : marker == PatientMarker.BodyMassIndex ? (Bmi is not null || BiomarkerSource?.Bmi is not null)
        : marker == PatientMarker.Medication ? MedicationFreeShare is not null
        : marker != PatientMarker.ResistanceStage || ResistanceStageShares is not null;

    /// <summary>Who comes and who may enter, part by part in words.</summary>
    public IReadOnlyList<string> Describe() =>
    [
        WomenShare is 0 or 1 ? (WomenShare == 1 ? "women only" : "men only") : $"{100 * WomenShare:0.##}% women",
        .. Age is { } age ? [age.Describe()] : Array.Empty<string>(),
        .. Bmi is { } bmi ? [bmi.Describe()] : Array.Empty<string>(),
        .. Height is { } height ? [height.Describe()] : Array.Empty<string>(),
        .. MedicationFreeShare is { } free ? [$"{100 * free.Value:0.##}% without antidepressant medication"] : Array.Empty<string>(),
        .. ResistanceStageShares is { } stages
            ? [$"treatment-resistance stages 1 to {stages.Count} in shares {string.Join(", ", stages.Select(s => s.Value))}"]
            : Array.Empty<string>(),
        .. BiomarkerSource is { } source ? [source.Describe()] : Array.Empty<string>(),
        .. Crp is { } crp ? [crp.Describe()] : Array.Empty<string>(),
        .. Markers.Select(m => m.Describe()),
        .. MarkerCorrelations.Count > 0
            ? [$"correlations {string.Join(", ", MarkerCorrelations.Select(c => FormattableString.Invariant($"{c.Correlation.Value} of {c.Markers[0].InWords()} and {c.Markers[1].InWords()}")))}"]
            : Array.Empty<string>(),
        .. LatentClass is { } members ? [members.Describe(this)] : Array.Empty<string>(),
        Baseline.Describe(),
        Eligibility.Describe(this),
        .. Quotas is { } quotas ? [quotas.Describe(Units)] : Array.Empty<string>(),
    ];
}
