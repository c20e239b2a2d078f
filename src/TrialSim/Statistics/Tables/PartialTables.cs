namespace TrialSim.Statistics.Tables;

/// <summary>Partial tables that lead to one node: how many there are of each probability.</summary>
internal sealed class PartialTables
{
    /// <summary>Weights that differ by less are of the same probability.</summary>
    private const double Rounding = 1e-10;

    private double[] weights = new double[4];
    private double[] counts = new double[4];
    private int compactAt = 64;

    /// <summary>Number of different weights; of equal ones perhaps several until <see cref="Compact"/>.</summary>
    public int Length { get; private set; }

    /// <summary>The weights, minus the sum of ln x! over the cells that are filled.</summary>
    public ReadOnlySpan<double> Weights => weights.AsSpan(0, Length);

    /// <summary>Number of partial tables of each weight.</summary>
    public ReadOnlySpan<double> Counts => counts.AsSpan(0, Length);

    /// <summary>Adds partial tables of a weight.</summary>
    public void Add(double weight, double count)
    {
        if (Length == weights.Length)
        {
            Grow();
        }

        weights[Length] = weight;
        counts[Length++] = count;
    }

    /// <summary>Joins equal weights.</summary>
    public void Compact()
    {
        weights.AsSpan(0, Length).Sort(counts.AsSpan(0, Length));
        int kept = 0;
        for (int i = 0; i < Length; i++)
        {
            if (kept > 0 && weights[i] - weights[kept - 1] <= Rounding)
            {
                counts[kept - 1] += counts[i];
            }
            else
            {
                (weights[kept], counts[kept]) = (weights[i], counts[i]);
                kept++;
            }
        }

        Length = kept;
    }

    /// <summary>Empties the list.</summary>
    public void Clear() => Length = 0;

    private void Grow()
    {
        if (Length >= compactAt)
        {
            Compact();
            compactAt = Math.Max(compactAt, 2 * Length);
        }

        if (Length > weights.Length / 2)
        {
            Array.Resize(ref weights, 2 * weights.Length);
            Array.Resize(ref counts, 2 * counts.Length);
        }
    }
}
