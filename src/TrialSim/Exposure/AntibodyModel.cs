using TrialSim.Quantities;

namespace TrialSim.Exposure;

/// <summary>Antibodies to the drug: who forms them, when, and how much faster she clears the drug from then on.</summary>
/// <remarks>Whether a patient forms antibodies depends on nothing else here; in published trials it also depends on dose and schedule.</remarks>
public sealed record AntibodyModel
{
    /// <summary>Share of patients who form antibodies.</summary>
    public required Probability Share { get; init; }

    /// <summary>Week since randomization from which they act.</summary>
    public StudyWeeks FromWeek { get; init; } = new(0);

    /// <summary>Clearance with antibodies as a multiple of that without; the model's published factor unless said.</summary>
    public Multiplier? ClearanceFactor { get; init; }

    /// <summary>The model in words.</summary>
    public string Describe() => $"{100 * Share.Value:0.##}% with antibodies to the drug from week {FromWeek.Value:0.####}";
}
