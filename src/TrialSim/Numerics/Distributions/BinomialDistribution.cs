namespace TrialSim.Numerics.Distributions;

/// <summary>Number of successes in n independent trials with one probability, with the same bits on every machine.</summary>
public static class BinomialDistribution
{
    /// <summary>P(X = k).</summary>
    /// <remarks>Loader (2000): deviances and Stirling errors instead of a binomial coefficient, right to 1e-14 for any n.</remarks>
    /// <param name="k">Number of successes; probability 0 outside 0 to n and between whole numbers.</param>
    /// <param name="n">Number of trials, 0 or above.</param>
    /// <param name="p">Probability of success, 0 to 1.</param>
    public static double Mass(double k, double n, double p)
    {
        Check(n, p);
        return k >= 0 && k <= n && k == Math.Floor(k) ? Mass(k, n, p, 1 - p) : double.IsNaN(k) ? k : 0;
    }

    /// <summary>P(X at most k).</summary>
    /// <inheritdoc cref="Mass(double, double, double)"/>
    public static double Cumulative(double k, double n, double p)
    {
        Check(n, p);
        k = Math.Floor(k);
        return k < 0 ? 0 : k >= n ? 1 : IncompleteBeta.Upper(k + 1, n - k, BetaArgument.At(p, k + 1, n - k));
    }

    /// <summary>P(X above k).</summary>
    /// <inheritdoc cref="Mass(double, double, double)"/>
    public static double UpperTail(double k, double n, double p)
    {
        Check(n, p);
        k = Math.Floor(k);
        return k < 0 ? 1 : k >= n ? 0 : IncompleteBeta.Lower(k + 1, n - k, BetaArgument.At(p, k + 1, n - k));
    }

    /// <summary>P(X = k) with the probability of failure given apart, so that neither loses digits; k from 0 to n.</summary>
    internal static double Mass(double k, double n, double p, double q)
    {
        if (p == 0 || q == 0)
        {
            return k == (p == 0 ? 0 : n) ? 1 : 0;
        }

        if (k == 0 || k == n)
        {
            double other = k == 0 ? p : q; // the smaller of the two keeps ln(1 - other) precise
            return Portable.Exp(n * (other < 0.5 ? Portable.Log1p(-other) : Portable.Log(k == 0 ? q : p)));
        }

        double stirling = GammaFunction.StirlingError(n) - GammaFunction.StirlingError(k) - GammaFunction.StirlingError(n - k);
        double excess = (k * q) - ((n - k) * p); // k - n p
        double deviance = Deviance.Negative(k, n * p, -excess) + Deviance.Negative(n - k, n * q, excess);
        return Math.Sqrt(n / k / (n - k)) * InverseRootTwoPi * Portable.Exp(stirling + deviance);
    }

    private const double InverseRootTwoPi = 0.39894228040143267794;

    private static void Check(double n, double p)
    {
        if (!(n >= 0 && n < double.PositiveInfinity && n == Math.Floor(n)))
        {
            throw new ArgumentOutOfRangeException(nameof(n), n, "The number of trials is a whole number, 0 or above.");
        }

        if (!(p is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability lies between 0 and 1.");
        }
    }
}
