namespace TrialSim.Statistics.Estimation;

/// <summary>A value of a variable for which a least squares mean holds.</summary>
/// <param name="Variable">The data's column.</param>
/// <param name="Text">The level, or the number as text.</param>
/// <param name="IsFactor">Whether the value is a level rather than a number.</param>
public readonly record struct GridLevel(string Variable, string Text, bool IsFactor);
