using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Outcomes;

/// <summary>
/// Approach to the full size at a rate that falls by half every <see cref="HalfTime"/>; the full size is reached, by definition, at the
/// final visit: fraction(t) = (1 - 2^(-t/h)) / (1 - 2^(-T/h)).
/// </summary>
public sealed record ExponentialCourse : TimeCourse
{
    /// <summary>Weeks in which half of what remains arrives.</summary>
    public required Weeks HalfTime { get; init; }

    /// <inheritdoc/>
    internal override double[] FractionsAt(VisitSchedule visits) =>
        [.. visits.Weeks.Select(week => Arrived(week) / Arrived(visits.Final))];

    /// <inheritdoc/>
    public override string Describe() => $"exponentially, half of what remains every {HalfTime.Value} weeks";

    private double Arrived(double week) => 1 - Portable.Exp(-0.69314718055994530942 * week / HalfTime.Value);
}
