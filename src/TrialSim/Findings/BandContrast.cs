using TrialSim.Characteristics;

namespace TrialSim.Findings;

/// <summary>How a band of p-values tells a truth from a null.</summary>
/// <param name="Band">Name of the band.</param>
/// <param name="Truth">Name of a truth under which the marker is predictive.</param>
/// <param name="Null">Name of one under which it is not.</param>
/// <param name="Ratio">Likelihood ratio of falling into the band.</param>
/// <param name="PredictiveValues">Probability afterwards that the marker is predictive, by the probability beforehand.</param>
public sealed record BandContrast(string Band, string Truth, string Null, Estimate Ratio, IReadOnlyList<(double Prior, Estimate Value)> PredictiveValues);
