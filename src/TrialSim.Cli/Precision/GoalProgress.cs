using System.Globalization;
using TrialSim.Precision;

namespace TrialSim.Cli.Precision;

/// <summary>Where a run to a goal will end as known by now, and which figure it goes on for.</summary>
internal sealed class GoalProgress
{
    private volatile PrecisionStep? last;

    /// <summary>Takes note of a look.</summary>
    public void Tell(PrecisionStep step) => last = step;

    /// <summary>Trials until the end, as known by now.</summary>
    public long Replicates => last?.Holding is { Replicates: var needed } && double.IsFinite(needed) ? (long)Math.Ceiling(needed) : PrecisionGoal.AtLeast;

    /// <summary>What the run goes on for.</summary>
    public string Text => last?.Holding is { } held
        ? string.Create(CultureInfo.InvariantCulture, $"; {held.Words} ± {held.Figure.Mcse ?? double.NaN:G2}, wanted {held.Target.Mcse}")
        : string.Empty;
}
