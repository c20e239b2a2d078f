namespace TrialSim.Numerics;

/// <summary>An integral or probability worked out numerically.</summary>
/// <param name="Value">The value.</param>
/// <param name="Error">Its estimated absolute error.</param>
public readonly record struct IntegralEstimate(double Value, double Error);
