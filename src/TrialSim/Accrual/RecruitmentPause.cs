using TrialSim.Quantities;

namespace TrialSim.Accrual;

/// <summary>A time in which no site screens anybody, such as a holiday or a halt.</summary>
public sealed record RecruitmentPause
{
    /// <summary>Week in which screening stops.</summary>
    public required StudyWeeks From { get; init; }

    /// <summary>Week in which it goes on.</summary>
    public required StudyWeeks To { get; init; }
}
