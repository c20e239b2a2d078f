using TrialSim.Characteristics;
using TrialSim.Simulation;

namespace TrialSim.Sweeps;

/// <summary>What a sweep found: the figures of every cell, and how cells differ.</summary>
public sealed record SweepAnswer
{
    private Dictionary<(CellPair, SweepMeasure), SweepDifference>? index;

    /// <summary>What was simulated.</summary>
    public required SweepPlan Plan { get; init; }

    /// <summary>How; the hash is that of the scenario as it was given, the digest over everything counted of all cells and pairs.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>True values of each cell.</summary>
    public required IReadOnlyList<TrueValues> Truths { get; init; }

    /// <summary>The figures of each cell.</summary>
    public required IReadOnlyList<OperatingCharacteristics> Cells { get; init; }

    /// <summary>The differences, pair by pair.</summary>
    public required IReadOnlyList<SweepDifference> Differences { get; init; }

    /// <summary>The figure of a cell that is about a measure; null where the cell has none.</summary>
    public Figure? Figure(int cell, SweepMeasure measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        return Cells[cell].Figures.FirstOrDefault(f => f.Analysis == measure.Name && f.Measure == measure.Measure && f.Claim is null);
    }

    /// <summary>How a measure differs in a pair; null where the cells do not share it.</summary>
    public SweepDifference? Difference(CellPair pair, SweepMeasure measure)
    {
        index ??= Differences.ToDictionary(d => (d.Pair, d.Measure));
        return index.GetValueOrDefault((pair, measure));
    }
}
