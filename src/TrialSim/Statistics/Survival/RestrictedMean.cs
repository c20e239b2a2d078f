namespace TrialSim.Statistics.Survival;

/// <summary>Mean time without the event up to a horizon: the area under the survival curve.</summary>
/// <param name="Mean">The mean, in units of time; beyond the last time the curve is drawn on.</param>
/// <param name="StandardError">Its standard error by Greenwood's terms.</param>
/// <remarks>Source: Irwin (1949), Journal of Hygiene 47:188-189; the variance as in R's survfit.</remarks>
public readonly record struct RestrictedMean(double Mean, double StandardError);
