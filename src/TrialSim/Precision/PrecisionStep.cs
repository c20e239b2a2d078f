namespace TrialSim.Precision;

/// <summary>How far a run to a goal has come.</summary>
/// <param name="Replicates">Trials so far.</param>
/// <param name="Holding">The figure that needs most; null where none is open.</param>
/// <param name="Next">Trials at the next look.</param>
public sealed record PrecisionStep(long Replicates, FigureNeed? Holding, long Next);
