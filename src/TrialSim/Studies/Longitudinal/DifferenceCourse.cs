using TrialSim.Quantities;

namespace TrialSim.Studies.Longitudinal;

/// <summary>
/// How far treatment-resistant patients lie above those who remit, by week: there from the start (a trait), or coming up during treatment
/// (a state).
/// </summary>
/// <remarks>
/// In standard deviations of one measurement within a group, on the normal score: of the concentration of a normal marker, of its logarithm
/// if log-normal. Constant before <see cref="From"/> and after <see cref="Until"/>, straight between.
/// </remarks>
public sealed record DifferenceCourse
{
    /// <summary>Difference at week 0.</summary>
    public required StandardizedDifference AtStart { get; init; }

    /// <summary>Difference at the end.</summary>
    public required StandardizedDifference AtEnd { get; init; }

    /// <summary>Week from which it moves.</summary>
    public StudyWeeks From { get; init; } = new(0);

    /// <summary>Week at which it has arrived; absent is the end of the second course.</summary>
    public StudyWeeks? Until { get; init; }

    /// <summary>The difference at a week.</summary>
    internal double At(double week, double end)
    {
        double until = Until?.Value ?? end;
        double done = Math.Clamp((week - From.Value) / (until - From.Value), 0, 1);
        return AtStart.Value + (done * (AtEnd.Value - AtStart.Value));
    }

    /// <summary>The difference in words.</summary>
    public string Describe() => AtStart == AtEnd
        ? AtStart.Value == 0
            ? "the same in treatment-resistant patients"
            : FormattableString.Invariant($"{AtStart.Value} SD higher in treatment-resistant patients from the start")
        : FormattableString.Invariant($"{AtStart.Value} SD higher in treatment-resistant patients at the start, {AtEnd.Value} SD at ")
            + (Until is { } until ? FormattableString.Invariant($"week {until.Value}") : "the end")
            + (From.Value == 0 ? string.Empty : FormattableString.Invariant($", moving from week {From.Value}"));

    /// <summary>Reports what cannot be.</summary>
    internal void Check(ScenarioPlace place, double end)
    {
        double until = Until?.Value ?? end;
        if (!(until > From.Value))
        {
            place.At(Until is null ? "from" : "until").Breach(
                $"the difference moves from week {From.Value} until week {until}.", "Let \"until\" lie after \"from\".", "study.remission.course-weeks");
        }
    }
}
