using TrialSim.Characteristics;
using TrialSim.Simulation;

namespace TrialSim.Studies;

/// <summary>What simulating a biomarker study found.</summary>
/// <param name="Protocol">What was simulated.</param>
/// <param name="Settings">How.</param>
/// <param name="Digest">SHA-256 over everything counted: equal digests, equal results to the last bit.</param>
/// <param name="Figures">Every figure, each with its Monte Carlo error.</param>
public sealed record StudyResult(StudyProtocol Protocol, RunSettings Settings, string Digest, IReadOnlyList<StudyFigure> Figures)
{
    /// <summary>Enough to repeat the run.</summary>
    public Provenance Provenance => new(OperatingCharacteristics.Version, Protocol.Name, StudyFile.Hash(Protocol), Settings.Seed, Settings.Replicates, Digest);
}
