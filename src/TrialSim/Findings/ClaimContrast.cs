using TrialSim.Characteristics;

namespace TrialSim.Findings;

/// <summary>A truth under which the marker is predictive against one under which it is not.</summary>
/// <param name="Truth">Name of the one.</param>
/// <param name="Null">Name of the other.</param>
/// <param name="AtLeast">Likelihood ratio of a finding at least as strong.</param>
/// <param name="Near">Likelihood ratio of a p-value near the observed one; not defined where none was observed.</param>
/// <param name="PredictiveValues">The curve of the positive predictive value.</param>
public sealed record ClaimContrast(string Truth, string Null, Estimate AtLeast, Estimate Near, IReadOnlyList<PredictiveCurvePoint> PredictiveValues);
