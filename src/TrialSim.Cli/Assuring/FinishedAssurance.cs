using TrialSim.Assurance;

namespace TrialSim.Cli.Assuring;

/// <summary>An answer about assurance.</summary>
/// <param name="Answer">The figures.</param>
/// <param name="Workers">Threads.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record FinishedAssurance(AssuranceAnswer Answer, int Workers, TimeSpan Elapsed)
{
    /// <summary>How surely the rest of a trial that is under way brings success; empty where none was asked about.</summary>
    public IReadOnlyList<InterimOutlook> Outlooks { get; init; } = [];
}
