using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Sets;

/// <content>The sums themselves.</content>
internal sealed partial class SetSums
{
    // four columns at once: their sums do not wait for one another
    private unsafe void SumFour(int set, int first, int columns, ReadOnlySpan<int> patients)
    {
        nint length = arranged.Length;
        var a = arranged.Start + (first * length);
        var b = arranged.Start + (Math.Min(first + 1, columns - 1) * length);
        var c = arranged.Start + (Math.Min(first + 2, columns - 1) * length);
        var d = arranged.Start + (Math.Min(first + 3, columns - 1) * length);
        Lanes sumA = Lanes.Zero, sumB = sumA, sumC = sumA, sumD = sumA;
        if (set == Sets)
        {
            foreach (int i in patients)
            {
                sumA += a[i];
                sumB += b[i];
                sumC += c[i];
                sumD += d[i];
            }
        }
        else
        {
            var above = raw.Start + ((1 + weights + outcomes.Length + set) * length);
            foreach (int i in patients)
            {
                var member = above[i];
                sumA = Lanes.Fma(member, a[i], sumA);
                sumB = Lanes.Fma(member, b[i], sumB);
                sumC = Lanes.Fma(member, c[i], sumC);
                sumD = Lanes.Fma(member, d[i], sumD);
            }
        }

        var row = sums.AsSpan(set * arranged.Columns, columns)[first..];
        row[0] = sumA;
        if (row.Length > 1)
        {
            row[1] = sumB;
        }

        if (row.Length > 2)
        {
            row[2] = sumC;
        }

        if (row.Length > 3)
        {
            row[3] = sumD;
        }
    }
}
