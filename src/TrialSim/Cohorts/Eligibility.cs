using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>
/// Who may be randomized. A candidate who fails any rule is a screen failure; the next candidate is screened for the same place.
/// </summary>
public sealed record Eligibility
{
    /// <summary>Lowest screening CRP, mg/L, that may enter.</summary>
    public CrpMgPerL? ScreeningCrpAtLeast { get; init; }

    /// <summary>Highest screening CRP, mg/L, that may enter.</summary>
    public CrpMgPerL? ScreeningCrpAtMost { get; init; }

    /// <summary>Lowest observed baseline score that may enter.</summary>
    public HamdPoints? BaselineAtLeast { get; init; }

    /// <summary>Highest observed baseline score that may enter.</summary>
    public HamdPoints? BaselineAtMost { get; init; }

    /// <summary>Youngest age that may enter, years.</summary>
    public Years? AgeAtLeast { get; init; }

    /// <summary>Oldest age that may enter, years.</summary>
    public Years? AgeAtMost { get; init; }
}
