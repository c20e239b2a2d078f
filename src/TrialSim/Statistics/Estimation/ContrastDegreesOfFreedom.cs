namespace TrialSim.Statistics.Estimation;

/// <summary>Degrees of freedom of the t statistic of a linear combination of coefficients; infinite for a normal one.</summary>
/// <param name="contrast">One weight per coefficient.</param>
public delegate double ContrastDegreesOfFreedom(ReadOnlySpan<double> contrast);
