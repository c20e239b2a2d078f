namespace TrialSim.Numerics;

/// <summary>Integrals over the unit cube by lattices of growing size, with an estimate of the error; the same points in every run.</summary>
/// <remarks>
/// Korobov's lattices with multipliers of small P2 in six dimensions, each with a few fixed shifts. The substitution x = t^3 (10 - 15 t + 6 t^2)
/// makes the integrand periodic with two vanishing derivatives in up to six dimensions; in more its factors, up to 15/8 each, would
/// scatter the values, and the axes are folded instead. Sources: Sloan and Joe (1994), Lattice Methods for Multiple Integration; Genz
/// (1992), Journal of Computational and Graphical Statistics 1:141-149.
/// </remarks>
internal static class LatticeRule
{
    private const int Shifts = 4;
    private const int MostSmoothed = 6;

    private static ReadOnlySpan<int> Sizes => [1021, 4093, 16381, 65521];

    private static ReadOnlySpan<int> Multipliers => [137, 946, 2795, 17509];

    /// <summary>The integral of a function.</summary>
    /// <param name="integrand">The function.</param>
    /// <param name="error">Wanted error; when the largest lattice does not reach it, the result states the error reached.</param>
    public static IntegralEstimate Integrate<TIntegrand>(in TIntegrand integrand, double error)
        where TIntegrand : struct, ICubeIntegrand
    {
        var point = new double[integrand.Dimension];
        var estimate = new IntegralEstimate(double.NaN, double.PositiveInfinity);
        for (int size = 0; size < Sizes.Length && !(estimate.Error <= error); size++)
        {
            estimate = On(integrand, Sizes[size], Multipliers[size], point);
        }

        return estimate;
    }

    private static IntegralEstimate On<TIntegrand>(in TIntegrand integrand, int size, int multiplier, double[] point)
        where TIntegrand : struct, ICubeIntegrand
    {
        Span<double> means = stackalloc double[Shifts];
        for (int shift = 0; shift < Shifts; shift++)
        {
            double sum = 0;
            for (int n = 0; n < size; n++)
            {
                sum += Place(n, size, multiplier, shift, point) is > 0 and var weight ? weight * integrand.At(point) : 0;
            }

            means[shift] = sum / size;
        }

        double mean = 0;
        double squares = 0;
        foreach (double value in means)
        {
            mean += value / Shifts;
        }

        foreach (double value in means)
        {
            squares += (value - mean) * (value - mean);
        }

        return new(mean, 3 * Math.Sqrt(squares / Shifts / (Shifts - 1)));
    }

    // the weight of a point, which it writes
    private static double Place(int n, int size, int multiplier, int shift, Span<double> point)
    {
        long place = n;
        double weight = 1;
        for (int j = 0; j < point.Length; j++, place = place * multiplier % size)
        {
            double t = ((double)place / size) + ShiftOf(shift, j);
            t -= Math.Floor(t);
            if (point.Length <= MostSmoothed)
            {
                point[j] = t * t * t * (10 + (t * (-15 + (6 * t))));
                weight *= 30 * t * t * (1 - t) * (1 - t);
            }
            else
            {
                point[j] = 1 - Math.Abs((2 * t) - 1);
            }
        }

        return weight;
    }

    // a mixing of the two numbers' bits (Steele, Lea and Flood 2014, SplitMix64)
    private static double ShiftOf(int shift, int coordinate)
    {
        ulong bits = (((ulong)shift << 32) + (ulong)coordinate + 1) * 0x9E3779B97F4A7C15UL;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
        return ((bits ^ (bits >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
