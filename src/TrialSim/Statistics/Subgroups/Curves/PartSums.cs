using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>Sums of columns over each part of the patients, who stand by parts, and over all parts; in eight trials at once.</summary>
internal sealed class PartSums : IDisposable
{
    private readonly int[] ends;
    private readonly LaneColumns sums;

    /// <summary>Room for the sums.</summary>
    /// <param name="ends">Place after the last patient of each part.</param>
    /// <param name="columns">Number of columns.</param>
    public PartSums(int[] ends, int columns)
    {
        this.ends = ends;
        sums = new(ends.Length + 1, columns);
    }

    /// <summary>Sums over all parts, one per column.</summary>
    public Span<Lanes> All => sums[ends.Length];

    /// <summary>Sums over one part.</summary>
    public Span<Lanes> this[int part] => sums[part];

    /// <summary>Adds up columns, a multiple of three of them.</summary>
    /// <param name="weight">What each patient counts.</param>
    /// <param name="columns">One entry per patient, by parts.</param>
    public void Add(ReadOnlySpan<Lanes> weight, LaneColumns columns)
    {
        // three at a time, so that their additions overlap
        for (int c = 0; c < columns.Columns; c += 3)
        {
            var (total1, total2, total3) = (Lanes.Zero, Lanes.Zero, Lanes.Zero);
            int i = 0;
            for (int part = 0; part < ends.Length; part++)
            {
                var own = sums[part];
                var these = weight[i..ends[part]];
                AddThree(these, columns[c][i..], columns[c + 1][i..], columns[c + 2][i..], own[c..]);
                total1 += own[c];
                total2 += own[c + 1];
                total3 += own[c + 2];
                i = ends[part];
            }

            var all = All;
            (all[c], all[c + 1], all[c + 2]) = (total1, total2, total3);
        }
    }

    private static void AddThree(
        ReadOnlySpan<Lanes> weight, ReadOnlySpan<Lanes> first, ReadOnlySpan<Lanes> second, ReadOnlySpan<Lanes> third, Span<Lanes> sums)
    {
        first = first[..weight.Length];
        second = second[..weight.Length];
        third = third[..weight.Length];
        Lanes a = Lanes.Zero, b = a, c = a;
        for (int i = 0; i < weight.Length; i++)
        {
            a = Lanes.Fma(weight[i], first[i], a);
            b = Lanes.Fma(weight[i], second[i], b);
            c = Lanes.Fma(weight[i], third[i], c);
        }

        (sums[0], sums[1], sums[2]) = (a, b, c);
    }

    /// <summary>Moves a column to the mean of the patients that are seen; 0 for the others.</summary>
    public static void Centre(Span<Lanes> column, ReadOnlySpan<Lanes> seen)
    {
        Lanes sum = Lanes.Zero, count = Lanes.Zero;
        for (int i = 0; i < column.Length; i++)
        {
            sum = Lanes.Fma(seen[i], column[i], sum);
            count += seen[i];
        }

        var mean = sum / Lanes.Max(count, Lanes.One);
        for (int i = 0; i < column.Length; i++)
        {
            column[i] = seen[i] * (column[i] - mean);
        }
    }

    /// <summary>Writes the products of two columns.</summary>
    public static void Multiply(ReadOnlySpan<Lanes> a, ReadOnlySpan<Lanes> b, Span<Lanes> product)
    {
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = a[i] * b[i];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => sums.Dispose();
}
