namespace TrialSim.Tests.Published;

/// <summary>One figure of a published case.</summary>
internal sealed record PublishedLine
{
    /// <summary>Which figure, in the words of our reference file.</summary>
    public required string Quantity { get; init; }

    /// <summary>The published or exact figure.</summary>
    public required double Target { get; init; }

    /// <summary>How far off an estimate without Monte Carlo error may be: the rounding or the error of the target.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Whether the target is exact, or comes from a simulation by somebody else.</summary>
    public required string Kind { get; init; }
}
