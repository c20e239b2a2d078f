using TrialSim.Characteristics;
using TrialSim.Simulation;

namespace TrialSim.Precision;

/// <summary>How exact the figures of a run must be, and how long the run may try.</summary>
public sealed record PrecisionGoal
{
    /// <summary>The fewest trials of a run to a goal: fewer tell too little of how exact its figures are.</summary>
    public const long AtLeast = 1024;

    /// <summary>Trials at which a run gives up unless told otherwise.</summary>
    public const long UsualAtMost = 100_000_000;

    private readonly long atMost = UsualAtMost;

    /// <summary>The targets; at least one.</summary>
    public required IReadOnlyList<PrecisionTarget> Targets { get; init; }

    /// <summary>Trials at which the run gives up; whole blocks of <see cref="Simulator.BlockSize"/>, rounded down, at least <see cref="AtLeast"/>.</summary>
    public long AtMost
    {
        get => atMost;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, AtLeast);
            atMost = value / Simulator.BlockSize * Simulator.BlockSize;
        }
    }

    /// <summary>Whether figures are wanted in general, so that those in money, which count only where they are named, are left out.</summary>
    public bool LeavesMoneyOut => Targets.Any(t => t is { Named: 0, OfDifferences: false }) && !Targets.Any(t => t.Measure is Measures.Cost or Measures.CostSd);

    /// <summary>The target of a figure: the one that names most; of two that name equally much, the stricter; null where none covers it.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="isDifference">Whether it is a difference between two cells.</param>
    public PrecisionTarget? Of(Figure figure, bool isDifference = false) =>
        Targets.Where(t => t.OfDifferences == isDifference && t.Covers(figure)).OrderByDescending(t => t.Named).ThenBy(t => t.Mcse).FirstOrDefault();
}
