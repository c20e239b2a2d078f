namespace TrialSim.Characteristics;

/// <summary>What a figure rests on, so that it can be said how its Monte Carlo error falls as trials are added.</summary>
/// <param name="Kind">How it falls.</param>
/// <param name="Replicates">Trials that the figure is computed from: its denominator.</param>
/// <param name="FixedMcse">The part of the error that more trials leave as it is, such as that of the true value; in the figure's unit.</param>
public readonly record struct EstimateSupport(SupportKind Kind, long Replicates, double FixedMcse = 0);
