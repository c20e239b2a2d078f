using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <content>What the other parts teach about one part.</content>
internal sealed partial class FoldedSignature
{
    private const double Constant = 1e-10; // a marker whose variance in an arm is a smaller share of its second moment than this is constant there

    private const double PerfectFit = 1e-13; // a smaller share of the residual sum of squares is rounding

    // The predicted benefit beyond the margin is constant + slope x; 1 for a marker that is not selected.
    private LaneMask Learn(int part)
    {
        var all = both.All;
        var treatedAll = treatedSums.All;
        var own = both[part];
        var treatedOwn = treatedSums[part];
        var n1 = treatedAll[0] - treatedOwn[0];
        var y1 = treatedAll[1] - treatedOwn[1];
        var n0 = all[0] - own[0] - n1;
        var y0 = all[1] - own[1] - y1;
        var perTreated = Lanes.One / Lanes.Max(n1, Lanes.One);
        var perControl = Lanes.One / Lanes.Max(n0, Lanes.One);
        var residual = all[2] - own[2] - (y1 * y1 * perTreated) - (y0 * y0 * perControl);
        var usable = (n1 > 0.0) & (n0 > 0.0) & (degreesOfFreedom[part] >= 1.0);
        var any = LaneMask.None;
        for (int m = 0; m < markers; m++)
        {
            int k = Common + (3 * m);
            var x1 = treatedAll[k] - treatedOwn[k];
            var xx1 = treatedAll[k + 1] - treatedOwn[k + 1];
            var xy1 = treatedAll[k + 2] - treatedOwn[k + 2];
            var x0 = all[k] - own[k] - x1;
            var xx0 = all[k + 1] - own[k + 1] - xx1;
            var xy0 = all[k + 2] - own[k + 2] - xy1;
            var squares1 = Varying(xx1 - (x1 * x1 * perTreated), xx1);
            var squares0 = Varying(xx0 - (x0 * x0 * perControl), xx0);
            var products1 = xy1 - (x1 * y1 * perTreated);
            var products0 = xy0 - (x0 * y0 * perControl);
            var varies = (squares1 > 0.0) & (squares0 > 0.0);
            var slope1 = products1 / varies.Select(squares1, Lanes.One);
            var slope0 = products0 / varies.Select(squares0, Lanes.One);
            var difference = slope1 - slope0;
            var separate = residual - (slope1 * products1) - (slope0 * products0);
            // F = difference^2 / (1 / squares1 + 1 / squares0) x df / separate
            var explained = difference * difference * squares1 * squares0 * degreesOfFreedom[part];
            var chosen = usable & varies & (separate > PerfectFit * residual) & (explained > criticalF[part] * separate * (squares1 + squares0));
            var atOrigin = ((y1 - (slope1 * x1)) * perTreated) - ((y0 - (slope0 * x0)) * perControl);
            slope[m] = chosen.Keep(worse * difference);
            constant[m] = chosen.Select((worse * atOrigin) - margin, Lanes.One);
            any |= chosen;
        }

        return any;
    }

    private static Lanes Varying(Lanes squares, Lanes aboutMean) => (squares > Constant * aboutMean).Keep(squares);

    // Sets who is sensitive by the first marker, narrows it by the others.
    private void Predict(ReadOnlySpan<Lanes> marker, int m, LaneMask any, Span<LaneMask> who)
    {
        var (rise, start) = (slope[m], constant[m]);
        for (int i = 0; i < marker.Length; i++)
        {
            var benefits = Lanes.Fma(rise, marker[i], start) > 0.0;
            who[i] = m == 0 ? benefits & any : benefits & who[i];
        }
    }
}
