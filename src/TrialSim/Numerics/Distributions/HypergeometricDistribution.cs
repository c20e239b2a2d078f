namespace TrialSim.Numerics.Distributions;

/// <summary>Number of white balls among those drawn without replacement: a cell of a 2 x 2 table given its margins. The same bits on every machine.</summary>
public static class HypergeometricDistribution
{
    /// <summary>P(X = x).</summary>
    /// <remarks>A ratio of three binomial probabilities, each by Loader's (2000) method; right to 1e-13 for any size.</remarks>
    /// <param name="x">White balls drawn; probability 0 where that is not possible.</param>
    /// <param name="white">White balls in the urn.</param>
    /// <param name="black">Black balls in the urn.</param>
    /// <param name="drawn">Balls drawn, at most all.</param>
    public static double Mass(double x, double white, double black, double drawn)
    {
        Check(white, black, drawn);
        if (!(x >= Math.Max(0, drawn - black) && x <= Math.Min(white, drawn) && x == Math.Floor(x)))
        {
            return double.IsNaN(x) ? x : 0;
        }

        double all = white + black;
        if (drawn == 0 || drawn == all)
        {
            return 1;
        }

        double p = drawn / all;
        double q = (all - drawn) / all;
        return BinomialDistribution.Mass(x, white, p, q) * BinomialDistribution.Mass(drawn - x, black, p, q)
            / BinomialDistribution.Mass(drawn, all, p, q);
    }

    /// <summary>P(X at most x).</summary>
    /// <inheritdoc cref="Mass"/>
    public static double Cumulative(double x, double white, double black, double drawn)
    {
        Check(white, black, drawn);
        double last = Math.Min(Math.Floor(x), Math.Min(white, drawn));
        return Math.Floor(x) >= Math.Min(white, drawn) ? 1
            : last < drawn * white / (white + black) ? Sum(last, -1, white, black, drawn)
            : 1 - Sum(last + 1, 1, white, black, drawn);
    }

    /// <summary>P(X above x).</summary>
    /// <inheritdoc cref="Mass"/>
    public static double UpperTail(double x, double white, double black, double drawn) =>
        Cumulative(drawn - Math.Floor(x) - 1, black, white, drawn);

    // from x outwards, away from the mean: the terms fall
    private static double Sum(double x, int step, double white, double black, double drawn)
    {
        double term = Mass(x, white, black, drawn);
        double sum = 0;
        while (term > 1e-18 * sum)
        {
            sum += term;
            term *= step > 0
                ? (white - x) / (x + 1) * ((drawn - x) / (black - drawn + x + 1))
                : x / (white - x + 1) * ((black - drawn + x) / (drawn - x + 1));
            x += step;
        }

        return sum;
    }

    private static void Check(double white, double black, double drawn)
    {
        foreach (double balls in (ReadOnlySpan<double>)[white, black, drawn])
        {
            if (!(balls >= 0 && balls < double.PositiveInfinity && balls == Math.Floor(balls)))
            {
                throw new ArgumentOutOfRangeException(nameof(white), balls, "A number of balls is a whole number, 0 or above.");
            }
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(drawn, white + black);
    }
}
