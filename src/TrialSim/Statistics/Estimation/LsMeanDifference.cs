namespace TrialSim.Statistics.Estimation;

/// <summary>A difference of two least squares means of the same group, as a linear combination of a model's coefficients.</summary>
/// <param name="Label">Which minus which, as <c>DRUG - PLACEBO</c>.</param>
/// <param name="By">The values at which they are compared.</param>
/// <param name="Contrast">One weight per coefficient.</param>
public sealed record LsMeanDifference(string Label, IReadOnlyList<GridLevel> By, double[] Contrast);
