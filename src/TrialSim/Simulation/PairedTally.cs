using System.Security.Cryptography;

namespace TrialSim.Simulation;

/// <summary>What one worker has counted of a paired run: each cell's own tally, each measure in each cell, and its differences in each pair.</summary>
internal sealed class PairedTally : IDisposable
{
    private readonly PairedPlan plan;

    /// <summary>An empty tally.</summary>
    /// <param name="plan">What is kept.</param>
    /// <param name="populations">What each cell's claims are scored against; empty where none are scored yet.</param>
    public PairedTally(PairedPlan plan, IReadOnlyList<ReferencePopulation?> populations)
    {
        this.plan = plan;
        Cells = [.. plan.Cells.Select((cell, c) => new Tally(cell, plan.Truths[c], populations.Count == 0 ? null : populations[c]))];
        int slots = plan.Measures.Count * (plan.Cells.Count + plan.Pairs.Count);
        Measures = new(slots, slots);
    }

    /// <summary>Everything that `run` counts, by cell.</summary>
    public Tally[] Cells { get; }

    /// <summary>Counts and sums of the measures and their differences.</summary>
    public MomentTally Measures { get; }

    /// <summary>Where a measure is kept in a cell.</summary>
    public MeanSlot OfCell(int measure, int cell) => Slot((cell * plan.Measures.Count) + measure);

    /// <summary>Where its difference in a pair is kept.</summary>
    public MeanSlot OfPair(int measure, int pair) => Slot(((plan.Cells.Count + pair) * plan.Measures.Count) + measure);

    /// <summary>A measure in a cell.</summary>
    public MeasureMoments Mean(int measure, int cell) => Moments(OfCell(measure, cell), plan.Measures[measure].Unit);

    /// <summary>Its difference in a pair.</summary>
    public MeasureMoments Difference(int measure, int pair) => Moments(OfPair(measure, pair), plan.Measures[measure].Unit);

    /// <summary>Adds another tally of the same plan.</summary>
    public void Merge(PairedTally other)
    {
        for (int c = 0; c < Cells.Length; c++)
        {
            Cells[c].Merge(other.Cells[c]);
        }

        Measures.Merge(other.Measures);
    }

    /// <summary>Writes everything counted, to be read by <see cref="Load"/>.</summary>
    public void Save(BinaryWriter writer)
    {
        Array.ForEach(Cells, cell => cell.Save(writer));
        Measures.Save(writer);
    }

    /// <summary>Adds a tally of the same plan that was saved.</summary>
    public void Load(BinaryReader reader)
    {
        Array.ForEach(Cells, cell => cell.Load(reader));
        Measures.Load(reader);
    }

    /// <summary>SHA-256 over everything counted.</summary>
    public string Digest()
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var cell in Cells)
        {
            digest.AppendData(Convert.FromHexString(cell.Digest()));
        }

        Measures.AppendTo(digest);
        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Array.ForEach(Cells, cell => cell.Dispose());
        Measures.Dispose();
    }

    private static MeanSlot Slot(int number) => new(number, number);

    private MeasureMoments Moments(MeanSlot slot, double unit) =>
        new(unit * Measures.Mean(slot), unit * unit * Measures.Variance(slot), Measures.CountOf(slot));
}
