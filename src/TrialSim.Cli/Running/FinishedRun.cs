using TrialSim.Cautions;
using TrialSim.Characteristics;
using TrialSim.Cli.Results;
using TrialSim.Precision;
using TrialSim.Simulation;

namespace TrialSim.Cli.Running;

/// <summary>A run that has come to its end.</summary>
/// <param name="Result">What was counted.</param>
/// <param name="Characteristics">Its figures.</param>
/// <param name="Elapsed">How long it took, true values included.</param>
internal sealed record FinishedRun(SimulationResult Result, OperatingCharacteristics Characteristics, TimeSpan Elapsed)
{
    /// <summary>How it came to its number of trials; null where that was given.</summary>
    public PrecisionReport? Precision { get; init; }

    /// <summary>What could mislead.</summary>
    public IReadOnlyList<Caution> Cautions => field ??= CautionList.Of(Result, Characteristics);

    /// <summary>The results as a JSON document.</summary>
    public byte[] Document => field ??= ResultsDocument.Write(this);

    /// <summary>Files that the run has left.</summary>
    public IReadOnlyList<string> Written { get; init; } = [];
}
