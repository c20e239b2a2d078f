namespace TrialSim.Precision;

/// <summary>Where an interrupted run to a goal was.</summary>
/// <param name="Next">Trials at its next look.</param>
/// <param name="Holding">The figure that held it at the last look, in the words of <see cref="FigureNeed.Words"/>; null before the first.</param>
public sealed record PrecisionResumption(long Next, string? Holding);
