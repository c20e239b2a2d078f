using TrialSim.Statistics.Estimation;

namespace TrialSim.Statistics.Multiplicity;

/// <summary>One arm against control, with its p value and interval adjusted for all arms together.</summary>
/// <param name="Label">Which minus which: <c>CBT - Cont</c>.</param>
/// <param name="Difference">Estimated difference, in units of the response.</param>
/// <param name="AdjustedP">Single-step adjusted p value.</param>
/// <param name="Lower">Lower simultaneous confidence limit; -infinity in a test for smaller values.</param>
/// <param name="Upper">Upper simultaneous confidence limit; infinity in a test for larger values.</param>
public sealed record ControlComparison(string Label, ContrastEstimate Difference, double AdjustedP, double Lower, double Upper);
