namespace TrialSim.Analyses;

/// <summary>What a trial, simulated or real, offers to its analyses: what their records are checked against.</summary>
internal sealed record TrialOutline
{
    /// <summary>Patients, both arms together; infinite where that is not known yet.</summary>
    public required double Patients { get; init; }

    /// <summary>Whether patients belong to randomization strata.</summary>
    public required bool HasStrata { get; init; }

    /// <summary>How to give the trial strata.</summary>
    public required string StrataRemedy { get; init; }

    /// <summary>Property that says how many patients there are.</summary>
    public required string PatientsPath { get; init; }

    /// <summary>Weeks of the visits after baseline, rising.</summary>
    public required IReadOnlyList<double> Weeks { get; init; }

    /// <summary>Property that lists the visits.</summary>
    public required string VisitsPath { get; init; }

    /// <summary>Biomarkers that are measured again at the visits.</summary>
    public IReadOnlyList<Outcomes.FollowedMarker> FollowedMarkers { get; init; } = [];

    /// <summary>Adverse events that are counted.</summary>
    public IReadOnlyList<Outcomes.AdverseEvent> AdverseEvents { get; init; } = [];

    /// <summary>Property that says what strata there are.</summary>
    public required string StrataPath { get; init; }
}
