namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>Largest distance between the distribution functions of two samples.</summary>
/// <remarks>Source: Smirnov (1939); exact given the ties: Schroeer and Trenkler (1995), Computational Statistics and Data Analysis 20:185-202.</remarks>
public sealed class TwoSampleKolmogorovSmirnov
{
    private readonly int n1;
    private readonly int n2;
    private readonly Alternative alternative;
    private readonly long scaledDistance; // n1 n2 times the distance, a whole number
    private readonly bool[] endsTie; // whether the k-th smallest of all observations is the last of its value

    private TwoSampleKolmogorovSmirnov(int n1, int n2, Alternative alternative, long scaledDistance, bool[] endsTie)
    {
        this.n1 = n1;
        this.n2 = n2;
        this.alternative = alternative;
        this.scaledDistance = scaledDistance;
        this.endsTie = endsTie;
    }

    /// <summary>The largest distance, to the sides that the alternative names.</summary>
    public double Distance => (double)scaledDistance / ((long)n1 * n2);

    /// <summary>Holds two samples against each other.</summary>
    /// <param name="first">First sample, at least one observation.</param>
    /// <param name="second">Second sample, at least one observation.</param>
    /// <param name="alternative">"Greater": the first sample's distribution function lies above the second's, so its observations lie lower.</param>
    public static TwoSampleKolmogorovSmirnov Of(
        ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative = Alternative.TwoSided)
    {
        ArgumentOutOfRangeException.ThrowIfZero(first.Length);
        ArgumentOutOfRangeException.ThrowIfZero(second.Length);
        var x = FiniteSample.Sorted(first, nameof(first));
        var y = FiniteSample.Sorted(second, nameof(second));
        var endsTie = new bool[x.Length + y.Length];
        long largest = long.MinValue;
        int i = 0;
        int j = 0;
        while (i + j < endsTie.Length)
        {
            double value = Math.Min(i < x.Length ? x[i] : double.PositiveInfinity, j < y.Length ? y[j] : double.PositiveInfinity);
            i = Midranks.EndOfTie(x, i, value);
            j = Midranks.EndOfTie(y, j, value);
            endsTie[i + j - 1] = true;
            largest = Math.Max(largest, ScaledDistance(i, j, x.Length, y.Length, alternative));
        }

        return new(x.Length, y.Length, alternative, largest, endsTie);
    }

    /// <summary>
    /// The exact p-value given the ties: the share of all divisions of the observations into two samples of these sizes with at least this distance.
    /// </summary>
    public double ExactP()
    {
        // reached[j]: share of the orders of the first i + j observations that reach the distance, i of them in the first sample
        var reached = new double[n2 + 1];
        for (int i = 0; i <= n1; i++)
        {
            for (int j = 0; j <= n2; j++)
            {
                double share = i + j == 0 ? 0 : ((i * reached[j]) + (j > 0 ? j * reached[j - 1] : 0)) / (i + j);
                bool counts = i + j == 0 || endsTie[i + j - 1];
                reached[j] = counts && ScaledDistance(i, j, n1, n2, alternative) >= scaledDistance ? 1 : share;
            }
        }

        return reached[n2];
    }

    /// <summary>The p-value for large samples, as if there were no ties.</summary>
    /// <inheritdoc cref="KolmogorovSmirnov.AsymptoticP"/>
    public double AsymptoticP(double tolerance = 0)
    {
        double effective = (double)n1 * n2 / (n1 + n2);
        return alternative == Alternative.TwoSided
            ? KolmogorovDistribution.LimitTail(Math.Sqrt(effective) * Distance, tolerance)
            : Numerics.Portable.Exp(-2 * effective * Distance * Distance);
    }

    private static long ScaledDistance(int i, int j, int n1, int n2, Alternative alternative)
    {
        long excess = ((long)i * n2) - ((long)j * n1); // of the first sample's distribution function
        return alternative switch
        {
            Alternative.Greater => excess,
            Alternative.Less => -excess,
            _ => Math.Abs(excess),
        };
    }
}
