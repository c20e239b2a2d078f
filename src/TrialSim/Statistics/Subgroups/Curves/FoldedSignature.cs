using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>The effect in the patients whom markers call sensitive, each part of the trial by what the others have taught; for many permutations of the arms.</summary>
/// <remarks>
/// Selection and prediction are those of <see cref="MarkerSignature"/>. The patients stand by parts, which are equally large in all eight trials, so that the
/// sums of squares and products of every part are added up in one pass; what is learned for a part comes from the sums over all less its
/// own. Sums of the control arm are those of both arms less the treated. Everything is about the means over all observed patients,
/// which keeps the differences of sums from losing digits. Parts, and so residual degrees of freedom, do not depend on the arms.
/// </remarks>
internal sealed class FoldedSignature : IDisposable
{
    private const int Common = 3; // n, y, y^2; then x, x^2, x y of each marker
    private const double Constant = 1e-10; // a marker whose variance in an arm is a smaller share of its second moment than this is constant there

    private const double PerfectFit = 1e-13; // a smaller share of the residual sum of squares is rounding

    private readonly int markers;
    private readonly int[] ends;
    private readonly double level;
    private readonly double margin;
    private readonly double worse;
    private readonly MarkerOrder order;
    private readonly LaneColumns columns; // by part: observed, outcome, square, then each marker with its square and product
    private readonly PartSums both;
    private readonly PartSums treatedSums;
    private readonly Lanes[] criticalF;
    private readonly Lanes[] degreesOfFreedom;
    private readonly Lanes[] constant;
    private readonly Lanes[] slope;
    private readonly LaneMask[] sensitive;

    /// <summary>Room for one block of trials.</summary>
    /// <param name="markers">How many markers.</param>
    /// <param name="sizes">Patients in each part.</param>
    /// <param name="level">Two-sided level at which a marker is selected.</param>
    /// <param name="margin">Predicted benefit that a sensitive patient has more than, unit of the outcome.</param>
    /// <param name="benefit">Whether high outcomes are good.</param>
    public FoldedSignature(int markers, ReadOnlySpan<int> sizes, double level, double margin, GoodOutcome benefit)
    {
        this.markers = markers;
        this.level = level;
        this.margin = margin;
        worse = benefit == GoodOutcome.Low ? -1 : 1;
        ends = new int[sizes.Length];
        int end = 0;
        for (int part = 0; part < sizes.Length; part++)
        {
            ends[part] = end += sizes[part];
        }

        order = new(end);
        columns = new(Common + (3 * markers), end);
        both = new(ends, Common + (3 * markers));
        treatedSums = new(ends, Common + (3 * markers));
        criticalF = new Lanes[sizes.Length];
        degreesOfFreedom = new Lanes[sizes.Length];
        constant = new Lanes[markers];
        slope = new Lanes[markers];
        sensitive = new LaneMask[end];
    }

    /// <summary>Takes up eight trials.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <param name="observed">1 where it was observed, else 0.</param>
    /// <param name="signature">Holds the markers.</param>
    /// <param name="parts">Number of each patient's part.</param>
    public void Enter(ReadOnlySpan<Lanes> outcome, ReadOnlySpan<Lanes> observed, MarkerSignature signature, ReadOnlySpan<Lanes> parts)
    {
        order.Sort(parts);
        var seen = columns[0];
        order.Arrange(observed, seen);
        var y = columns[1];
        order.Arrange(outcome, y);
        PartSums.Centre(y, seen);
        PartSums.Multiply(y, y, columns[2]);
        for (int m = 0; m < markers; m++)
        {
            var x = columns[Common + (3 * m)];
            order.Arrange(signature[m], x);
            PartSums.Centre(x, seen);
            PartSums.Multiply(x, x, columns[Common + (3 * m) + 1]);
            PartSums.Multiply(x, y, columns[Common + (3 * m) + 2]);
        }

        both.Add(seen, columns);
        var critical = StudentCritical.At(level);
        for (int part = 0; part < ends.Length; part++)
        {
            // the F of one slope is a squared t; both ends of the bracket are the same for whole degrees of freedom
            degreesOfFreedom[part] = both.All[0] - both[part][0] - 4.0;
            criticalF[part] = critical.For(Lanes.Max(degreesOfFreedom[part], Lanes.One)).Upper;
        }
    }

    /// <summary>Puts a column by parts, as the patients stand here.</summary>
    public void Arrange(ReadOnlySpan<Lanes> column, Span<Lanes> arranged) => order.Arrange(column, arranged);

    /// <summary>The effect in all sensitive patients by Student's comparison.</summary>
    /// <param name="treated">1 in the treatment arm, 0 in the control arm, arranged by parts.</param>
    public LeastSquares.Coefficient Effect(ReadOnlySpan<Lanes> treated)
    {
        treatedSums.Add(treated, columns);
        var seen = columns[0];
        var outcome = columns[1];
        var square = columns[2];
        Lanes n = Lanes.Zero, s = n, q = n, n1 = n, s1 = n, q1 = n;
        int i = 0;
        for (int part = 0; part < ends.Length; part++)
        {
            var any = Learn(part);
            for (int m = 0; m < markers; m++)
            {
                Predict(columns[Common + (3 * m)][i..ends[part]], m, any, sensitive.AsSpan(i));
            }

            for (; i < ends[part]; i++)
            {
                var weight = sensitive[i].Keep(seen[i]);
                var one = weight * treated[i];
                n += weight;
                n1 += one;
                s = Lanes.Fma(weight, outcome[i], s);
                s1 = Lanes.Fma(one, outcome[i], s1);
                q = Lanes.Fma(weight, square[i], q);
                q1 = Lanes.Fma(one, square[i], q1);
            }
        }

        return new TwoSample(n1, s1, q1, n - n1, s - s1, q - q1).Pooled();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        columns.Dispose();
        both.Dispose();
        treatedSums.Dispose();
    }

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
