using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <content>The sums along the marker and what a window departs by.</content>
internal sealed partial class SlidingWindows
{
    private const double NoVariance = 1e-9;

    private void Accumulate(LaneColumns columns, ReadOnlySpan<int> permutation)
    {
        var outcome = columns[0];
        var treated = columns[1];
        var control = columns[2];
        var sum1 = running[0];
        var sum0 = running[1];
        var count1 = running[2];
        var count0 = running[3];
        Lanes s1 = Lanes.Zero, s0 = Lanes.Zero, n1 = Lanes.Zero, n0 = Lanes.Zero;
        for (int place = 0; place < outcome.Length; place++)
        {
            int i = permutation.IsEmpty ? place : permutation[place];
            s1 = Lanes.Fma(treated[i], outcome[i], s1);
            s0 = Lanes.Fma(control[i], outcome[i], s0);
            n1 += treated[i];
            n0 += control[i];
            (sum1[place + 1], sum0[place + 1], count1[place + 1], count0[place + 1]) = (s1, s0, n1, n0);
        }
    }

    private Lanes Departure(PatientWindow window, out Lanes numerator)
    {
        var (from, to) = window;
        var n1 = running[2][to] - running[2][from];
        var n0 = running[3][to] - running[3][from];
        var s1 = running[0][to] - running[0][from];
        var s0 = running[1][to] - running[1][from];
        return Departure(n1, n0, s1, s0, out numerator);
    }

    private Lanes Departure(Lanes n1, Lanes n0, Lanes s1, Lanes s0, out Lanes numerator)
    {
        // everybody's effect is 0 after the centring; both sides times n1 n0
        var product = n1 * n0;
        numerator = (s1 * n0) - (s0 * n1);
        var denominator = product * (n1 + n0 - (reciprocals * product));
        var usable = denominator > NoVariance * product;
        return usable.Keep(numerator * numerator / usable.Select(denominator, Lanes.One));
    }
}
