using TrialSim.Precision;
using TrialSim.Sweeps;

namespace TrialSim.Cli.Sweeping;

/// <summary>A sweep that has come to its end.</summary>
/// <param name="Answer">What it found.</param>
/// <param name="Workers">Threads.</param>
/// <param name="Elapsed">How long it took, true values included; of a sweep gone on with, since then.</param>
/// <param name="GoneOnFrom">Trials of each cell that an earlier process had simulated.</param>
internal sealed record FinishedSweep(SweepAnswer Answer, int Workers, TimeSpan Elapsed, long GoneOnFrom)
{
    /// <summary>How it came to its number of trials, where figures had to be exact enough; else null.</summary>
    public PrecisionReport? Precision { get; init; }

    /// <summary>The document.</summary>
    public byte[] Document => field ??= SweepDocument.Write(Answer, Precision);

    /// <summary>Files that it has left.</summary>
    public IReadOnlyList<string> Written { get; init; } = [];
}
