using TrialSim.Assurance;
using TrialSim.Cautions;
using TrialSim.Cli.Cautioning;
using TrialSim.Scenarios;

namespace TrialSim.Cli.Assuring;

/// <summary>An answer about assurance.</summary>
/// <param name="Answer">The figures.</param>
/// <param name="Workers">Threads.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record FinishedAssurance(AssuranceAnswer Answer, int Workers, TimeSpan Elapsed)
{
    /// <summary>The design of each size.</summary>
    public required IReadOnlyList<Scenario> Designs { get; init; }

    /// <summary>What could mislead.</summary>
    public IReadOnlyList<Caution> Cautions => field ??= AssuranceCautions.Of(Answer, Designs);

    /// <summary>How surely the rest of a trial that is under way brings success; empty where none was asked about.</summary>
    public IReadOnlyList<InterimOutlook> Outlooks { get; init; } = [];

    /// <summary>Truths asked for; null where their number was left to the program.</summary>
    public int? DrawsWanted { get; init; }
}
