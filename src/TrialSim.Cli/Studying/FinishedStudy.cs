using TrialSim.Studies;

namespace TrialSim.Cli.Studying;

/// <summary>A run of a study that has come to its end.</summary>
/// <param name="Result">What was found.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record FinishedStudy(StudyResult Result, TimeSpan Elapsed)
{
    /// <summary>The results as a JSON document.</summary>
    public byte[] Document => field ??= StudyDocument.Write(Result);

    /// <summary>Files that the run has left.</summary>
    public IReadOnlyList<string> Written { get; init; } = [];
}
