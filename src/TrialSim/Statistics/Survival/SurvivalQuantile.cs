namespace TrialSim.Statistics.Survival;

/// <summary>The time by which a share of the patients has had the event, with the times at which the limits of the curve reach it.</summary>
/// <param name="Time">The time; null where the curve does not fall so far.</param>
/// <param name="Lower">Where the lower limit of survival reaches it; null where it does not.</param>
/// <param name="Upper">Where the upper limit of survival reaches it; null where it does not.</param>
public readonly record struct SurvivalQuantile(double? Time, double? Lower, double? Upper);
