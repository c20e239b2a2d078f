using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>Interaction of treatment with a restricted cubic spline of a marker with three knots.</summary>
/// <remarks>
/// Knots t1, t2, t3 at the 10, 50 and 90 % quantiles of the observed patients' marker (linear between order statistics); functions x and
/// ((x - t1)+^3 - (x - t2)+^3 (t3 - t1) / (t3 - t2) + (x - t3)+^3 (t2 - t1) / (t3 - t2)) / (t3 - t1)^2: cubic between the knots, linear
/// beyond them. Two numerator degrees of freedom. Not estimable where two knots coincide. Source: Harrell (2015), Regression Modeling
/// Strategies, 2nd edition, section 2.4.5.
/// </remarks>
internal sealed class RestrictedCubicSpline : EffectFunction
{
    private readonly double[] ordered;
    private readonly double[][] knots = [new double[Lanes.Count], new double[Lanes.Count], new double[Lanes.Count]];

    /// <summary>Room for one block of trials.</summary>
    /// <param name="patients">Patients in each trial.</param>
    public RestrictedCubicSpline(int patients)
        : base(new(2, patients, [(0, 1)])) => ordered = new double[patients];

    /// <summary>Where the knots are, as shares of the observed patients.</summary>
    public static ReadOnlySpan<double> KnotShares => [0.1, 0.5, 0.9];

    /// <inheritdoc/>
    public override TreatmentByMarker Fit(in OneMarkerTrials patients)
    {
        FindKnots(patients);
        Lanes t1 = Lanes.Load(knots[0]);
        Lanes t2 = Lanes.Load(knots[1]);
        Lanes t3 = Lanes.Load(knots[2]);
        var distinct = (t2 > t1) & (t3 > t2);
        var span = distinct.Select(t3 - t1, Lanes.One);
        var upper = distinct.Select(t3 - t2, Lanes.One);
        var weight2 = span / upper;
        var weight3 = (t2 - t1) / upper;
        var perSpan = Lanes.One / (span * span);
        for (int i = 0; i < patients.Count; i++)
        {
            var x = patients.Marker[i];
            Terms[0][i] = x;
            Terms[1][i] = (Cube(x - t1) - (Cube(x - t2) * weight2) + (Cube(x - t3) * weight3)) * perSpan;
        }

        Terms.Sum(patients);
        var treated = Terms.Treated(0, 1);
        var control = Terms.Control(0, 1);
        Keep(treated, control, Terms.Means(0), Terms.Means(1));
        var test = TreatmentByMarker.Test(treated, control, 2, Terms.Residual, Terms.Patients);
        return test with { Estimable = test.Estimable & distinct & Terms.BothArms };
    }

    /// <inheritdoc/>
    private protected override (int First, int Second) TermsOf(int lane) => (0, 1);

    private static Lanes Cube(Lanes x) => (x > 0.0).Keep(x * x * x);

    private void FindKnots(in OneMarkerTrials patients)
    {
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            int count = 0;
            for (int i = 0; i < patients.Count; i++)
            {
                ordered[count] = patients.Marker[i][lane];
                count += patients.Observed[i][lane] > 0 ? 1 : 0;
            }

            var observed = ordered.AsSpan(0, count);
            observed.Sort();
            for (int k = 0; k < knots.Length; k++)
            {
                knots[k][lane] = count == 0 ? 0 : Quantile(observed, KnotShares[k]);
            }
        }
    }

    private static double Quantile(ReadOnlySpan<double> rising, double share)
    {
        double place = share * (rising.Length - 1);
        int below = (int)place;
        double above = rising[Math.Min(below + 1, rising.Length - 1)];
        return rising[below] + ((place - below) * (above - rising[below]));
    }
}
