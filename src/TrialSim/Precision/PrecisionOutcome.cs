using TrialSim.Characteristics;
using TrialSim.Simulation;

namespace TrialSim.Precision;

/// <summary>A run that has reached its goal.</summary>
/// <param name="Result">What was counted.</param>
/// <param name="Characteristics">Its figures, none above its target.</param>
/// <param name="Report">How it came to its number of trials.</param>
public sealed record PrecisionOutcome(SimulationResult Result, OperatingCharacteristics Characteristics, PrecisionReport Report);
