namespace TrialSim.Statistics.Survival;

/// <summary>A survival curve at a time.</summary>
/// <param name="AtRisk">Patients whose time is this one or later.</param>
/// <param name="Survival">Kaplan and Meier's probability of no event up to and at the time.</param>
/// <param name="StandardError">Its standard error by Greenwood; NaN at a survival of 0.</param>
/// <param name="CumulativeHazard">Nelson and Aalen's sum of events over patients at risk.</param>
public readonly record struct SurvivalEstimate(int AtRisk, double Survival, double StandardError, double CumulativeHazard);
