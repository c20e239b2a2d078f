using TrialSim.Characteristics;
using TrialSim.Simulation;

namespace TrialSim.Precision;

/// <summary>How many trials the figures of a scenario need, or how exact they become with a given number, told from a pilot.</summary>
/// <remarks>
/// How sure a forecast is comes from the pilot without one of its sixteen groups at a time: the grouped jackknife (Miller 1974, Biometrika
/// 61:1-15). The 95% interval divides and multiplies by 1 + 2.131 relative standard errors (docs/precision.md).
/// </remarks>
public sealed record PrecisionPlan
{
    /// <summary>The pilot.</summary>
    public required Provenance Pilot { get; init; }

    /// <summary>What is wanted; null where the number of trials is given.</summary>
    public PrecisionGoal? Goal { get; init; }

    /// <summary>The number of trials given; null where errors are wanted.</summary>
    public long? Replicates { get; init; }

    /// <summary>Every figure that a target covers; every figure where the number of trials is given.</summary>
    public required IReadOnlyList<FigureForecast> Figures { get; init; }

    /// <summary>The figure that needs most; null where none needs any, or the number of trials is given.</summary>
    public FigureForecast? DecidedBy => Goal is null ? null : Figures.Where(f => f.Value > 0).MaxBy(f => f.Value);

    /// <summary>Trials of a run to the goal: whole blocks, at least <see cref="PrecisionGoal.AtLeast"/>; as given, where they are.</summary>
    public long Needed => Replicates ?? Run(DecidedBy?.Value ?? 0);

    /// <summary>Trials of a run in which a figure needs so many.</summary>
    public static long Run(double needed) =>
        Math.Max(PrecisionGoal.AtLeast, (long)Math.Ceiling(Math.Min(needed, 1e15) / Simulator.BlockSize) * Simulator.BlockSize);

    /// <summary>The plan for a goal.</summary>
    /// <exception cref="PrecisionException">A target holds no figure.</exception>
    public static PrecisionPlan For(PrecisionGoal goal, PilotResult pilot)
    {
        ArgumentNullException.ThrowIfNull(goal);
        ArgumentNullException.ThrowIfNull(pilot);
        var whole = OperatingCharacteristics.Of(pilot.Whole);
        long trials = pilot.Whole.Settings.Replicates;
        var needs = PrecisionRun.NeedsOf(goal, whole, trials);
        PrecisionRefusals.CheckTargets(goal, needs, trials);
        var parts = Parts(pilot);
        var figures = needs.Select(need => FigureForecast.Of(
            need.Figure, need.Target, need.State, FigureOutlook.Need(need.Figure, need.Target.Mcse, trials),
            [.. parts.Select(part => part.Find(need.Figure) is { } same ? FigureOutlook.PlainNeed(same, need.Target.Mcse, part.Trials) : double.NaN)]));
        return new() { Pilot = whole.Provenance, Goal = goal, Figures = [.. figures] };
    }

    /// <summary>The plan for a number of trials.</summary>
    public static PrecisionPlan For(long replicates, PilotResult pilot)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        ArgumentNullException.ThrowIfNull(pilot);
        var whole = OperatingCharacteristics.Of(pilot.Whole);
        var parts = Parts(pilot);
        var figures = whole.Figures.Select(figure => FigureForecast.Of(
            figure, null, figure.Estimate is null ? NeedState.NoValue : NeedState.Met, FigureOutlook.Error(figure, replicates, pilot.Whole.Settings.Replicates),
            [.. parts.Select(part => part.Find(figure) is { } same ? FigureOutlook.PlainError(same, replicates, part.Trials) : double.NaN)]));
        return new() { Pilot = whole.Provenance, Replicates = replicates, Figures = [.. figures] };
    }

    private static PilotPart[] Parts(PilotResult pilot) => [.. pilot.LeaveOneOut.Select(part => new PilotPart(part))];

    // The pilot without one group. What that group alone allows is not in it: such a figure has no interval.
    private sealed class PilotPart(SimulationResult result)
    {
        private readonly Dictionary<string, Figure> figures = OperatingCharacteristics.Of(result).Figures.ToDictionary(FigureWords.Of);

        public long Trials => result.Settings.Replicates;

        public Figure? Find(Figure figure) => figures.GetValueOrDefault(FigureWords.Of(figure));
    }
}
