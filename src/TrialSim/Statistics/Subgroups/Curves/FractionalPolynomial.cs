using TrialSim.Numerics;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>Interaction of treatment with a fractional polynomial of a marker above 0, of degree 1 or 2.</summary>
/// <remarks>
/// Degree 1: x^p; degree 2: x^p and x^q, or x^p and x^p ln x; powers from -2, -1, -1/2, 0 (ln x), 1/2, 1, 2, 3. The powers of smallest
/// deviance (residual sum of squares) in the model without interaction are taken, and then the treatment's interaction with the chosen
/// functions is tested. The choice of powers is not counted in the degrees of freedom: the size of the test is found by simulation in the
/// tests. The unit of the marker does not matter. Source: Royston and Sauerbrei (2004), Statistics in Medicine 23:2509-2525 (same powers in
/// both arms); their test is the likelihood ratio's, for which the F statistic of the same two models stands here.
/// </remarks>
internal sealed class FractionalPolynomial : EffectFunction
{
    /// <summary>The powers a marker may be raised to; 0 stands for ln x.</summary>
    public static ReadOnlySpan<double> Powers => [-2, -1, -0.5, 0, 0.5, 1, 2, 3];

    private const int PowerCount = 8;
    private const int LogTerm = 3;

    private readonly int degree;
    private readonly (int First, int Second)[] models;
    private Lanes chosen;

    /// <summary>Room for one block of trials.</summary>
    /// <param name="degree">1 or 2.</param>
    /// <param name="patients">Patients in each trial.</param>
    public FractionalPolynomial(int degree, int patients)
        : this(degree, patients, Models(degree))
    {
    }

    private FractionalPolynomial(int degree, int patients, (int First, int Second)[] models)
        : base(new(degree * PowerCount, patients, models.Where(m => m.First != m.Second)))
    {
        this.degree = degree;
        this.models = models;
    }

    /// <summary>Fits both models and tests whether the effect depends on the marker.</summary>
    /// <param name="patients">The patients, with the natural logarithm of the marker for the marker.</param>
    public override TreatmentByMarker Fit(in OneMarkerTrials patients)
    {
        FillTerms(patients);
        Terms.Sum(patients);
        var best = new Lanes(-1.0);
        TwoTermFit treated = default;
        TwoTermFit control = default;
        ArmMeans mean1 = default;
        ArmMeans mean2 = default;
        for (int m = 0; m < models.Length; m++)
        {
            var (first, second) = models[m];
            var inTreated = Terms.Treated(first, second);
            var inControl = Terms.Control(first, second);
            var explained = (inTreated + inControl).Explained;
            var better = explained > best;
            best = better.Select(explained, best);
            chosen = better.Select((double)m, chosen);
            treated = inTreated.Where(better, treated);
            control = inControl.Where(better, control);
            mean1 = Terms.Means(first).Where(better, mean1);
            mean2 = Terms.Means(second).Where(better, mean2);
        }

        Keep(treated, control, mean1, mean2);
        var test = TreatmentByMarker.Test(treated, control, degree, Terms.Residual, Terms.Patients);
        return test with { Estimable = test.Estimable & Terms.BothArms };
    }

    /// <summary>The chosen powers of one trial; both the same for degree 1, and for x^p with x^p ln x.</summary>
    public (double First, double Second) PowersOf(int lane)
    {
        var (first, second) = TermsOf(lane);
        return (Powers[first], Powers[second % PowerCount]);
    }

    /// <inheritdoc/>
    private protected override (int First, int Second) TermsOf(int lane) => models[(int)chosen[lane]];

    // terms 0 to 7 are the powers, 8 to 15 the powers times ln x
    private static (int First, int Second)[] Models(int degree)
    {
        if (degree is not (1 or 2))
        {
            throw new ArgumentOutOfRangeException(nameof(degree), degree, "a fractional polynomial has degree 1 or 2 here");
        }

        var all = Enumerable.Range(0, PowerCount);
        return degree == 1
            ? [.. all.Select(p => (p, p))]
            : [.. all.SelectMany(p => Enumerable.Range(p + 1, PowerCount - p - 1).Select(q => (p, q)).Prepend((p, p + PowerCount)))];
    }

    // About the mean logarithm, so that no power over- or underflows.
    private void FillTerms(in OneMarkerTrials patients)
    {
        Lanes sum = Lanes.Zero;
        Lanes count = Lanes.Zero;
        for (int i = 0; i < patients.Count; i++)
        {
            sum += patients.Observed[i] * patients.Marker[i];
            count += patients.Observed[i];
        }

        var mean = sum / Lanes.Max(count, Lanes.One);
        for (int i = 0; i < patients.Count; i++)
        {
            var log = patients.Marker[i] - mean;
            var root = LaneMath.Exp(0.5 * log);
            var inverse = Lanes.One / root;
            var x = root * root;
            var reciprocal = inverse * inverse;
            Terms[0][i] = reciprocal * reciprocal;
            Terms[1][i] = reciprocal;
            Terms[2][i] = inverse;
            Terms[LogTerm][i] = log;
            Terms[4][i] = root;
            Terms[5][i] = x;
            Terms[6][i] = x * x;
            Terms[7][i] = x * x * x;
            for (int p = PowerCount; p < Terms.Terms; p++)
            {
                Terms[p][i] = Terms[p - PowerCount][i] * log;
            }
        }
    }
}
