namespace TrialSim.Tests.Oracles;

/// <summary>A patient's time to an event.</summary>
/// <param name="Week">Week of the event, or of the last visit seen.</param>
/// <param name="Happened">Whether it is the event's.</param>
/// <param name="Stratum">The stratum.</param>
/// <param name="Columns">Covariates, the arm last among those that are not products.</param>
internal sealed record ScalarTime(double Week, bool Happened, string Stratum, double[] Columns);
