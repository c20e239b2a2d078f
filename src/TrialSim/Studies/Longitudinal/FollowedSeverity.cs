using TrialSim.Studies.CaseControl;

namespace TrialSim.Studies.Longitudinal;

/// <summary>Severity on the QIDS-SR16 when treatment starts, by what will become of the patient.</summary>
public sealed record FollowedSeverity
{
    /// <summary>Those who will be treatment-resistant.</summary>
    public required SeverityModel Resistant { get; init; }

    /// <summary>Those who will remit.</summary>
    public required SeverityModel Remitted { get; init; }

    /// <summary>The model in words.</summary>
    public string Describe() => $"{Resistant.Describe()} at the start in those who will be treatment-resistant, {Remitted.Describe()} in those who will remit";
}
