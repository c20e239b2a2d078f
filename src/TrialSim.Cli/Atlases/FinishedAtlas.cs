using TrialSim.Atlas;

namespace TrialSim.Cli.Atlases;

/// <summary>An atlas that has come to its end.</summary>
/// <param name="Result">What was counted.</param>
/// <param name="Atlas">Its figures.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record FinishedAtlas(AtlasResult Result, FalseClaimAtlas Atlas, TimeSpan Elapsed)
{
    /// <summary>The results as a JSON document.</summary>
    public byte[] Document { get; } = AtlasDocument.Write(Result.Setup, Atlas);

    /// <summary>Files that were written.</summary>
    public IReadOnlyList<string> Written { get; init; } = [];
}
