namespace TrialSim.Atlas;

/// <summary>One figure of an atlas with its Monte Carlo error.</summary>
/// <param name="Family">Name of the null family.</param>
/// <param name="Rule">Name of the rule.</param>
/// <param name="Measure">What is measured, as <see cref="AtlasMeasures"/> lists it.</param>
/// <param name="Estimate">Share of the family's trials.</param>
/// <param name="Mcse">Its Monte Carlo standard error.</param>
/// <param name="Lower">Lower end of a 95% Monte Carlo interval (Wilson).</param>
/// <param name="Upper">Upper end.</param>
public sealed record AtlasFigure(string Family, string Rule, string Measure, double Estimate, double Mcse, double Lower, double Upper);
