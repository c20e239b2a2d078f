using TrialSim.Characteristics;
using TrialSim.Simulation;

namespace TrialSim.Sweeps;

/// <summary>How much a figure differs between two cells, over the trials that have it in both.</summary>
/// <param name="Pair">The cells, by number from 0; the first minus the second.</param>
/// <param name="Measure">The figure.</param>
/// <param name="Difference">The difference with the error that pairing gives.</param>
/// <param name="UnpairedError">Standard error that the difference would have if the cells had been simulated with different chance events.</param>
public sealed record SweepDifference(CellPair Pair, SweepMeasure Measure, Estimate Difference, double UnpairedError)
{
    /// <summary>How many times smaller pairing makes the error; null where either is zero or unknown.</summary>
    public double? Gain => Difference.Mcse > 0 && UnpairedError > 0 ? UnpairedError / Difference.Mcse : null;
}
