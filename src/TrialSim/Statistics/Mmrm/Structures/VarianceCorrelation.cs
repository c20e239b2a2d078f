using TrialSim.Numerics;

namespace TrialSim.Statistics.Mmrm.Structures;

/// <summary>A structure made of standard deviations, one or one a visit, and a pattern of correlations.</summary>
/// <remarks>
/// Parameters: log standard deviations, then x with correlation r = x / sqrt(1 + x^2). Then dr/dx = (1 - r^2)^(3/2) and
/// d2r/dx2 = -3 r (1 - r^2)^2. The same parameters as R's mmrm, on which its Kenward-Roger adjustment depends.
/// </remarks>
public abstract record VarianceCorrelation : CovarianceStructure
{
    /// <inheritdoc/>
    internal override bool HasVarianceForEachVisit => Deviations(2) == 2;

    /// <summary>Number of standard deviations.</summary>
    internal abstract int Deviations(int visits);

    /// <summary>The pattern of the correlations.</summary>
    internal abstract CorrelationPattern Pattern { get; }

    /// <inheritdoc/>
    public override int Parameters(int visits) => Deviations(visits) + (visits > 1 ? Pattern.Parameters(visits) : 0);

    /// <inheritdoc/>
    internal override void Start(int visits, LaneMatrix near, Span<Lanes> parameters)
    {
        int deviations = Deviations(visits);
        var sum = Lanes.Zero;
        for (int a = 0; a < visits; a++)
        {
            sum += near[a, a];
            if (deviations == visits)
            {
                parameters[a] = 0.5 * LaneMath.Log(near[a, a]);
            }
        }

        if (deviations != visits)
        {
            parameters[0] = 0.5 * LaneMath.Log(sum / (double)visits);
        }

        var x = parameters[deviations..];
        if (x.Length > 0)
        {
            Pattern.Start(visits, near, x);
            foreach (ref var r in x)
            {
                r /= Lanes.Sqrt(Lanes.One - (r * r));
            }
        }
    }

    /// <inheritdoc/>
    internal override void Covariance(int visits, ReadOnlySpan<Lanes> parameters, LaneMatrix covariance)
    {
        Span<Lanes> deviation = stackalloc Lanes[visits];
        Span<Lanes> r = stackalloc Lanes[parameters.Length];
        r = Natural(visits, parameters, deviation, r);
        for (int a = 0; a < visits; a++)
        {
            covariance[a, a] = deviation[a] * deviation[a];
            for (int b = 0; b < a; b++)
            {
                covariance[a, b] = covariance[b, a] = deviation[a] * deviation[b] * Pattern.Value(r, a, b);
            }
        }
    }

    /// <inheritdoc/>
    internal override void First(int visits, ReadOnlySpan<Lanes> parameters, int a, int b, Span<Lanes> derivatives)
    {
        Span<Lanes> deviation = stackalloc Lanes[visits];
        Span<Lanes> r = stackalloc Lanes[parameters.Length];
        r = Natural(visits, parameters, deviation, r);
        derivatives.Clear();
        int deviations = Deviations(visits);
        var scale = deviation[a] * deviation[b];
        var element = a == b ? scale : scale * Pattern.Value(r, a, b);
        for (int c = 0; c < deviations; c++)
        {
            derivatives[c] = Times(deviations, c, a, b) * element;
        }

        if (a != b)
        {
            var own = derivatives[deviations..];
            Pattern.First(r, a, b, own);
            for (int k = 0; k < own.Length; k++)
            {
                own[k] *= scale * Slope(r[k]);
            }
        }
    }

    /// <inheritdoc/>
    internal override void Second(int visits, ReadOnlySpan<Lanes> parameters, int a, int b, Span<Lanes> derivatives)
    {
        int size = parameters.Length;
        int deviations = Deviations(visits);
        Span<Lanes> deviation = stackalloc Lanes[visits];
        Span<Lanes> r = stackalloc Lanes[size];
        Span<Lanes> first = stackalloc Lanes[size];
        First(visits, parameters, a, b, first);
        r = Natural(visits, parameters, deviation, r);
        var scale = deviation[a] * deviation[b];
        var element = a == b ? scale : scale * Pattern.Value(r, a, b);
        derivatives.Clear();
        for (int c = 0; c < deviations; c++)
        {
            double times = Times(deviations, c, a, b);
            for (int d = 0; d < deviations; d++)
            {
                derivatives[(c * size) + d] = times * Times(deviations, d, a, b) * element;
            }

            for (int k = deviations; k < size; k++)
            {
                derivatives[(c * size) + k] = derivatives[(k * size) + c] = times * first[k];
            }
        }

        if (a != b)
        {
            SecondInCorrelations(r, a, b, scale, derivatives[((deviations * size) + deviations)..], size);
        }
    }

    private void SecondInCorrelations(ReadOnlySpan<Lanes> r, int a, int b, Lanes scale, Span<Lanes> derivatives, int stride)
    {
        Span<Lanes> first = stackalloc Lanes[r.Length];
        Span<Lanes> second = stackalloc Lanes[r.Length * r.Length];
        first.Clear();
        second.Clear();
        Pattern.First(r, a, b, first);
        Pattern.Second(r, a, b, second);
        for (int k = 0; k < r.Length; k++)
        {
            for (int l = 0; l < r.Length; l++)
            {
                derivatives[(k * stride) + l] = scale * Slope(r[k]) * Slope(r[l]) * second[(k * r.Length) + l];
            }

            var rest = Lanes.One - (r[k] * r[k]);
            derivatives[(k * stride) + k] += scale * first[k] * (-3.0 * r[k] * rest * rest);
        }
    }

    // How often the logarithm of standard deviation c enters that of the element of visits a and b.
    private static double Times(int deviations, int c, int a, int b) =>
        deviations == 1 ? 2 : (a == c ? 1 : 0) + (b == c ? 1 : 0);

    private static Lanes Slope(Lanes r)
    {
        var rest = Lanes.One - (r * r);
        return rest * Lanes.Sqrt(rest);
    }

    private Span<Lanes> Natural(int visits, ReadOnlySpan<Lanes> parameters, Span<Lanes> deviation, Span<Lanes> r)
    {
        int deviations = Deviations(visits);
        for (int a = 0; a < visits; a++)
        {
            deviation[a] = a < deviations ? LaneMath.Exp(parameters[a]) : deviation[0];
        }

        for (int k = deviations; k < parameters.Length; k++)
        {
            var x = parameters[k];
            r[k - deviations] = x / Lanes.Sqrt(Lanes.Fma(x, x, Lanes.One));
        }

        return r[..(parameters.Length - deviations)];
    }
}
