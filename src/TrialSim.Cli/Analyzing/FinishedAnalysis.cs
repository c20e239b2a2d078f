using TrialSim.Plans;

namespace TrialSim.Cli.Analyzing;

/// <summary>An analysis that has come to its end.</summary>
/// <param name="Report">Its results.</param>
/// <param name="DataFile">Name of the data file.</param>
/// <param name="DataHash">SHA-256 of its bytes.</param>
internal sealed record FinishedAnalysis(AnalysisReport Report, string DataFile, string DataHash)
{
    /// <summary>The results as a JSON document.</summary>
    public byte[] Document => AnalysisDocument.Write(this);

    /// <summary>Files that the analysis has left.</summary>
    public IReadOnlyList<string> Written { get; init; } = [];
}
