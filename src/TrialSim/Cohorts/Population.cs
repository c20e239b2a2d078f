using TrialSim.Quantities;
using TrialSim.Trials;

namespace TrialSim.Cohorts;

/// <summary>Who comes to screening: covariates, the CRP level and its measurements, and who of them is eligible.</summary>
/// <remarks>A part that is left out (age, BMI, height, medication, stage) is not drawn and stays empty in an exported cohort.</remarks>
public sealed partial record Population
{
    /// <summary>Share of women.</summary>
    public Probability FemaleShare { get; init; } = new(0.5);

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

    /// <summary>hs-CRP and its two measurements.</summary>
    public required CrpModel Crp { get; init; }

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
    internal ExactMeasurement Measurement(OutcomeScale scale, HamdSpread raterNoise) =>
        (Crp.Reliability.Value == 1 && Crp.DetectionLimit is null ? ExactMeasurement.Crp : ExactMeasurement.None)
        | (raterNoise.Value == 0 && scale is ContinuousScale ? ExactMeasurement.Baseline : ExactMeasurement.None);

    /// <summary>Who comes and who may enter, part by part in words.</summary>
    public IReadOnlyList<string> Describe() =>
    [
        FemaleShare.Value is 0 or 1 ? (FemaleShare.Value == 1 ? "women only" : "men only") : $"{100 * FemaleShare.Value:0.##}% women",
        .. Age is { } age ? [age.Describe()] : Array.Empty<string>(),
        .. Bmi is { } bmi ? [bmi.Describe()] : Array.Empty<string>(),
        .. Height is { } height ? [height.Describe()] : Array.Empty<string>(),
        .. MedicationFreeShare is { } free ? [$"{100 * free.Value:0.##}% without antidepressant medication"] : Array.Empty<string>(),
        .. ResistanceStageShares is { } stages
            ? [$"treatment-resistance stages 1 to {stages.Count} in shares {string.Join(", ", stages.Select(s => s.Value))}"]
            : Array.Empty<string>(),
        Crp.Describe(),
        Baseline.Describe(),
        Eligibility.Describe(),
        .. Quotas is { } quotas ? [quotas.Describe()] : Array.Empty<string>(),
    ];
}
