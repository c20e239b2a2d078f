using TrialSim.Characteristics;
using TrialSim.Sweeps;

namespace TrialSim.Cli.Sweeping;

/// <summary>One row of a sweep's files: a figure of a cell, or how much it differs from that of another cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Minus">The cell that is subtracted; null for a figure of the cell itself.</param>
/// <param name="Figure">The figure or the difference.</param>
internal readonly record struct SweepRow(SweepCell Cell, SweepCell? Minus, Figure Figure);
