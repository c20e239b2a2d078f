using TrialSim.Characteristics;

namespace TrialSim.Sizing;

/// <summary>The value with which a trial has a wanted power under one truth, or why there is none.</summary>
public sealed record SizeAnswer
{
    /// <summary>What is true.</summary>
    public required SizeTruth Truth { get; init; }

    /// <summary>Wanted power.</summary>
    public required double Wanted { get; init; }

    /// <summary>The allowed value by the line; null where there is none.</summary>
    public double? Value { get; init; }

    /// <summary>Lower end of the 99% interval, rounded outwards to an allowed value.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper end.</summary>
    public double? Upper { get; init; }

    /// <summary>Where the line crosses the wanted power, between allowed values; its limits are those before rounding.</summary>
    public Estimate Root { get; init; } = Estimate.None;

    /// <summary>Power at the value by the line.</summary>
    public Estimate PowerByLine { get; init; } = Estimate.None;

    /// <summary>Trials at the value that the line does not know; null where there is no value.</summary>
    public PowerPoint? Check { get; init; }

    /// <summary>The line; null where the power was not come near.</summary>
    public ProbitLine? Line { get; init; }

    /// <summary>Whether the power falls as the value rises, so that the value is the largest that keeps it.</summary>
    public bool Falls => Line is { Slope: < 0 };

    /// <summary>Whether the interval is wider than chance alone makes it, as the points do not lie on the line.</summary>
    public bool IsWidened => Line is { Heterogeneity: > 1 };

    /// <summary>Whether the trials of the check, which the line does not know, show another power than the line: by more than three standard errors.</summary>
    public bool IsContradicted => Check is { } check && Line is not null
        && Math.Abs(check.Power.Value - PowerByLine.Value) > 3 * Math.Sqrt((check.Power.Mcse * check.Power.Mcse) + (PowerByLine.Mcse * PowerByLine.Mcse));

    /// <summary>The points that the line was fitted to.</summary>
    public IReadOnlyList<PowerPoint> Fitted { get; init; } = [];

    /// <summary>The first guess, by noncentral t from a pilot; null where there was none.</summary>
    public double? Guess { get; init; }

    /// <summary>Why there is no value; null where there is one.</summary>
    public SizeObstacle? Obstacle { get; init; }

    /// <summary>The same as a sentence.</summary>
    public string? Unknown => Obstacle?.Sentence;

    /// <summary>What should be known about the answer, as sentences.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Everything simulated for this truth, in its order; answers for several powers share it.</summary>
    public IReadOnlyList<PowerPoint> Trace { get; init; } = [];
}
