using TrialSim.Simulation;

namespace TrialSim.Comparisons;

/// <summary>A measure of a comparison.</summary>
/// <param name="Name">Name of its figure.</param>
/// <param name="Words">What it is, in words.</param>
/// <param name="Better">What is better.</param>
/// <param name="Measure">The measure.</param>
/// <param name="UnderNull">Whether it is of the trials in which the drug does nothing.</param>
/// <param name="IsRate">Whether it is a share of trials.</param>
internal sealed record ComparedMeasure(string Name, string Words, Preference Better, TrialMeasure Measure, bool UnderNull = false, bool IsRate = false);
