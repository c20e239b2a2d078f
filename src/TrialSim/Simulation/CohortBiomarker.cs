namespace TrialSim.Simulation;

/// <summary>A biomarker of one simulated patient, in its unit. What is missing is null.</summary>
/// <param name="Screening">As measured at screening.</param>
/// <param name="Baseline">As measured at baseline.</param>
/// <param name="BaselineLog">Natural logarithm of the concentration at baseline: the very number that the analyses use.</param>
/// <param name="True">The lasting level without measurement error; nobody observes it.</param>
public readonly record struct CohortBiomarker(double? Screening, double? Baseline, double? BaselineLog, double True);
