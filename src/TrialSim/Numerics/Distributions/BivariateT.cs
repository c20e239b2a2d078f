namespace TrialSim.Numerics.Distributions;

/// <summary>Two t statistics with a common estimate of variance and a correlation, any degrees of freedom, with the same bits on every machine.</summary>
/// <remarks>
/// Given the first, T1 = x, the second is rho x plus root((1 - rho^2) (df + x^2) / (df + 1)) times a t variable with df + 1 degrees of
/// freedom (Kotz and Nadarajah 2004, section 1.11). The integrand over x is positive, so that small probabilities keep their relative precision.
/// </remarks>
public static class BivariateT
{
    /// <summary>P(T1 at most h and T2 at most k).</summary>
    public static double Cumulative(double h, double k, double rho, double df) =>
        Rectangle(double.NegativeInfinity, h, double.NegativeInfinity, k, rho, df);

    /// <summary>P(T1 above h and T2 above k).</summary>
    public static double UpperTail(double h, double k, double rho, double df) => Cumulative(-h, -k, rho, df);

    /// <summary>P(low1 &lt; T1 at most high1 and low2 &lt; T2 at most high2); ends may be infinite.</summary>
    /// <param name="low1">Lower end for T1.</param>
    /// <param name="high1">Upper end for T1.</param>
    /// <param name="low2">Lower end for T2.</param>
    /// <param name="high2">Upper end for T2.</param>
    /// <param name="rho">Correlation of the normal numerators, from -1 to 1.</param>
    /// <param name="df">Degrees of freedom, above 0; may be infinite.</param>
    public static double Rectangle(double low1, double high1, double low2, double high2, double rho, double df)
    {
        if (!Parameter.IsKnown(df) || double.IsNaN(low1) || double.IsNaN(high1))
        {
            return double.NaN;
        }

        if (double.IsPositiveInfinity(df))
        {
            return BivariateNormal.Rectangle(low1, high1, low2, high2, rho);
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(rho), 1);
        double spread = Math.Sqrt((1 - rho) * (1 + rho));
        if (spread == 0)
        {
            return rho > 0
                ? StudentT.Between(Math.Max(low1, low2), Math.Min(high1, high2), df)
                : StudentT.Between(Math.Max(low1, -high2), Math.Min(high1, -low2), df);
        }

        var given = new GivenFirst(low2, high2, rho, spread, df);
        var ends = new PanelEnds(stackalloc double[24], given.Place(low1), given.Place(high1));
        ends.AddAround(0, 1);
        foreach (double end in (ReadOnlySpan<double>)[low2, high2])
        {
            ends.AddAround(given.Place(rho * end), spread);
            ends.AddAround(given.Place(end / rho), spread);
        }

        return AdaptiveQuadrature.Integrate(given, ends.Sorted, 1e-14);
    }

    /// <summary>P(not both low1 &lt; T1 at most high1 and low2 &lt; T2 at most high2): the complement, with full relative precision where it is small.</summary>
    /// <inheritdoc cref="Rectangle"/>
    public static double OutsideRectangle(double low1, double high1, double low2, double high2, double rho, double df) =>
        StudentT.Cumulative(low1, df) + StudentT.UpperTail(high1, df)
        + Rectangle(low1, high1, double.NegativeInfinity, low2, rho, df)
        + Rectangle(low1, high1, high2, double.PositiveInfinity, rho, df);

    // as a function of u, x = root(df) sinh(u / root(df)): tails of any weight become exponential, and x = u for many degrees of freedom
    private readonly struct GivenFirst : IIntegrand
    {
        private readonly double low;
        private readonly double high;
        private readonly double rho;
        private readonly double spreadGiven;
        private readonly double df;
        private readonly double rootDf;
        private readonly double scale;

        public GivenFirst(double low, double high, double rho, double spread, double df)
        {
            this.low = low;
            this.high = high;
            this.rho = rho;
            spreadGiven = spread * Math.Sqrt(df / (df + 1));
            this.df = df;
            rootDf = Math.Sqrt(df);
            scale = Portable.Exp(-IncompleteBeta.LogBeta(df / 2, 0.5)) / rootDf;
        }

        // the u of an x, held where the density is below e^-745
        public double Place(double x)
        {
            double farthest = (745 / df) + Math.Sqrt(2 * 745 / df);
            double r = Math.Abs(x) / rootDf;
            double asinh = r > 1e150 ? Portable.Log(r) + 0.69314718055994530942 : Portable.Log1p(r + (r * r / (1 + Math.Sqrt(1 + (r * r)))));
            return Math.CopySign(rootDf * Math.Min(asinh, farthest), x);
        }

        public double At(double u)
        {
            // everything is divided by cosh v, which may itself be too large for a number
            double v = Math.Abs(u) / rootDf;
            double growth = Portable.Expm1(-2 * v);
            double tanh = Math.CopySign(-growth / (2 + growth), u);
            double perCosh = 2 * Portable.Exp(-v) / (2 + growth);
            double sinh = tanh / perCosh;
            double logCosh = v < 1 ? 0.5 * Portable.Log1p(sinh * sinh) : v + Portable.Log1p(0.5 * growth);
            double density = scale * Portable.Exp(-df * logCosh);
            if (density == 0)
            {
                return 0;
            }

            double mean = rho * rootDf * tanh;
            return density * StudentT.Between((Over(low, perCosh) - mean) / spreadGiven, (Over(high, perCosh) - mean) / spreadGiven, df + 1);
        }

        private static double Over(double end, double perCosh) => double.IsInfinity(end) ? end : end * perCosh; // not infinity times 0
    }
}
