using TrialSim.Characteristics;

namespace TrialSim.Findings;

/// <summary>What a finding is worth at one probability beforehand.</summary>
/// <param name="Prior">Probability beforehand that the marker is truly predictive.</param>
/// <param name="AtLeast">Probability afterwards, given a finding at least as strong.</param>
/// <param name="Near">Probability afterwards, given a p-value near the observed one.</param>
public sealed record PredictiveCurvePoint(double Prior, Estimate AtLeast, Estimate Near);
