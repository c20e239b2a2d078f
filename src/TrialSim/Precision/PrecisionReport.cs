using TrialSim.Characteristics;

namespace TrialSim.Precision;

/// <summary>How a run came to its number of trials.</summary>
public sealed record PrecisionReport
{
    /// <summary>What was asked.</summary>
    public required PrecisionGoal Goal { get; init; }

    /// <summary>Trials simulated.</summary>
    public required long Replicates { get; init; }

    /// <summary>The figure that reached its target last, as it is at the end; null where the first <see cref="PrecisionGoal.AtLeast"/> trials were enough for all.</summary>
    public required FigureNeed? HeldBy { get; init; }

    /// <summary>Trials that this figure needs, told from all trials of the run; null where there is none.</summary>
    public double? Needed => HeldBy?.Replicates;

    /// <summary>Every figure that a target covers.</summary>
    public required IReadOnlyList<FigureNeed> Needs { get; init; }

    /// <summary>Figures that no number of trials brings to their target: their true value is not known well enough.</summary>
    public IEnumerable<FigureNeed> OutOfReach => Needs.Where(n => n.State == NeedState.OutOfReach);

    /// <summary>Figures that no trial allowed.</summary>
    public IEnumerable<FigureNeed> NoValue => Needs.Where(n => n.State == NeedState.NoValue);

    /// <summary>Figures that keep their target.</summary>
    public int Held => Needs.Count(n => n.State == NeedState.Met);
}
