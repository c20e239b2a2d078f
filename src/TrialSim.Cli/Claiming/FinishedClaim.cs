using TrialSim.Findings;

namespace TrialSim.Cli.Claiming;

/// <summary>An answer about a finding.</summary>
/// <param name="Answer">The figures.</param>
/// <param name="Workers">Threads.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record FinishedClaim(ClaimAnswer Answer, int Workers, TimeSpan Elapsed);
