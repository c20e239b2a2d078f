using TrialSim.Findings;

namespace TrialSim.Cli.Claiming;

/// <summary>A finished assessment of credibility.</summary>
/// <param name="Assessment">The questions and figures.</param>
/// <param name="Workers">Threads.</param>
/// <param name="Elapsed">How long it took.</param>
internal sealed record FinishedCredibility(CredibilityAssessment Assessment, int Workers, TimeSpan Elapsed);
