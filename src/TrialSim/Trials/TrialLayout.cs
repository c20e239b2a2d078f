namespace TrialSim.Trials;

/// <summary>Which columns a trial's patients need at enrolment.</summary>
/// <param name="Exact">What is measured without error, and so needs no column of its own.</param>
/// <param name="Biomarkers">The population's biomarkers, in the panel's order.</param>
public sealed record TrialLayout(ExactMeasurement Exact, IReadOnlyList<PatientMarker> Biomarkers)
{
    /// <summary>Biomarkers that are measured again at the visits.</summary>
    public int FollowedMarkers { get; init; }

    /// <summary>Kinds of adverse events that are counted.</summary>
    public int EventKinds { get; init; }

    /// <summary>Whether patients belong to a latent class or not, and whether a classifier was applied to them.</summary>
    public ClassColumns Class { get; init; }

    /// <summary>hs-CRP alone.</summary>
    public static TrialLayout OfCrp(ExactMeasurement exact) => new(exact, [PatientMarker.Crp]);
}
