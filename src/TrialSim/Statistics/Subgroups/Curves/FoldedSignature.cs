using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>The effect in the patients whom markers call sensitive, each part of the trial by what the others have taught; for many permutations of the arms.</summary>
/// <remarks>
/// Selection and prediction are those of <see cref="MarkerSignature"/>. The patients stand by parts, which are equally large in all eight trials, so that the
/// sums of squares and products of every part are added up in one pass; what is learned for a part comes from the sums over all less its
/// own. Sums of the control arm are those of both arms less the treated. Everything is about the means over all observed patients,
/// which keeps the differences of sums from losing digits. Parts, and so residual degrees of freedom, do not depend on the arms.
/// </remarks>
internal sealed partial class FoldedSignature : IDisposable
{
    private const int Common = 3; // n, y, y^2; then x, x^2, x y of each marker

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
}
