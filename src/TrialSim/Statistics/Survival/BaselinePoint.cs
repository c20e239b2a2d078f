namespace TrialSim.Statistics.Survival;

/// <summary>A point of the baseline hazard of a Cox model.</summary>
/// <param name="Stratum">Number of the stratum.</param>
/// <param name="Time">The time.</param>
/// <param name="CumulativeHazard">Cumulative hazard up to and at the time of a patient whose covariates are all 0.</param>
public readonly record struct BaselinePoint(int Stratum, double Time, double CumulativeHazard);
