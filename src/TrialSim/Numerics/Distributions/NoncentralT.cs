namespace TrialSim.Numerics.Distributions;

/// <summary>The noncentral t distribution: that of a t statistic when the null hypothesis is false, with the same bits on every machine.</summary>
/// <remarks>
/// T = (Z + noncentrality) / root(chi-square / df). Absolute error below 1e-12 up to a noncentrality of 37; beyond, where the series
/// underflows, the normal approximation of Abramowitz and Stegun 26.7.10. Source of the series and its recurrences: Lenth (1989),
/// Applied Statistics 38:185-189, algorithm AS 243 (formulas only, no code taken).
/// </remarks>
public static class NoncentralT
{
    private const double LargestForSeries = 37;
    private const double HalfLogPi = 0.57236494292470008707;
    private const double RootTwoOverPi = 0.79788456080286535588;

    /// <summary>P(T at most t).</summary>
    /// <param name="t">The statistic.</param>
    /// <param name="df">Degrees of freedom, above 0.</param>
    /// <param name="noncentrality">True difference over its true standard error, with its sign.</param>
    public static double Cumulative(double t, double df, double noncentrality)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(df);
        if (double.IsNaN(t) || double.IsNaN(noncentrality))
        {
            return double.NaN;
        }

        if (t < 0)
        {
            return 1 - Cumulative(-t, df, -noncentrality);
        }

        if (Math.Abs(noncentrality) > LargestForSeries)
        {
            double shrink = 1 / (4 * df);
            return NormalDistribution.Cumulative(((t * (1 - shrink)) - noncentrality) / Math.Sqrt(1 + (t * t * 2 * shrink)));
        }

        return Math.Clamp(NormalDistribution.Cumulative(-noncentrality) + BetweenZeroAnd(t, df, noncentrality), 0, 1);
    }

    /// <summary>P(T above t).</summary>
    /// <inheritdoc cref="Cumulative"/>
    public static double UpperTail(double t, double df, double noncentrality) => Cumulative(-t, df, -noncentrality);

    // P(0 < T <= t): a Poisson-weighted sum of incomplete beta functions, of odd and even order side by side
    private static double BetweenZeroAnd(double t, double df, double noncentrality)
    {
        double x = t * t / (df + (t * t));
        double oneMinusX = df / (df + (t * t));
        if (x <= 0)
        {
            return 0;
        }

        double lambda = noncentrality * noncentrality;
        double a = 0.5;
        double b = 0.5 * df;
        double oddWeight = 0.5 * Portable.Exp(-0.5 * lambda);
        double evenWeight = RootTwoOverPi * oddWeight * noncentrality;
        double weightLeft = 0.5 - oddWeight;
        double power = Portable.Exp(b * Portable.Log(oneMinusX));
        double logBeta = HalfLogPi + GammaFunction.Log(b) - GammaFunction.Log(a + b);
        double odd = 1 - StudentT.TwoSidedTail(t, df); // I_x(1/2, df/2)
        double oddStep = 2 * power * Portable.Exp((a * Portable.Log(x)) - logBeta);
        double even = b * x < 1e-16 ? b * x : 1 - power;
        double evenStep = b * x * power;
        double sum = (oddWeight * odd) + (evenWeight * even);
        for (int j = 1; j <= 2000 && weightLeft * odd > 1e-16; j++)
        {
            a++;
            odd -= oddStep;
            even -= evenStep;
            oddStep *= x * (a + b - 1) / a;
            evenStep *= x * (a + b - 0.5) / (a + 0.5);
            oddWeight *= lambda / (2 * j);
            evenWeight *= lambda / ((2 * j) + 1);
            sum += (oddWeight * odd) + (evenWeight * even);
            weightLeft -= oddWeight;
        }

        return sum;
    }
}
