namespace TrialSim.Statistics.Estimation;

/// <summary>A least squares mean, as a linear combination of a model's coefficients.</summary>
/// <param name="Levels">The values of the variables named, those compared first.</param>
/// <param name="Label">The values of the variables compared, as they stand in the label of a contrast.</param>
/// <param name="Contrast">One weight per coefficient.</param>
public sealed record LsMean(IReadOnlyList<GridLevel> Levels, string Label, double[] Contrast);
