namespace TrialSim.Numerics.Distributions;

/// <summary>Two standard normal variables with a correlation, with the same bits on every machine.</summary>
/// <remarks>
/// Integrated over the first variable, given which the second is normal: the integrand is positive, so that small probabilities keep their
/// relative precision (about 1e-13), which formulas that start from the product of the marginals lose for negative correlations.
/// </remarks>
public static class BivariateNormal
{
    /// <summary>P(X at most h and Y at most k).</summary>
    public static double Cumulative(double h, double k, double rho) =>
        Rectangle(double.NegativeInfinity, h, double.NegativeInfinity, k, rho);

    /// <summary>P(X above h and Y above k).</summary>
    public static double UpperTail(double h, double k, double rho) => Cumulative(-h, -k, rho);

    /// <summary>P(low1 &lt; X at most high1 and low2 &lt; Y at most high2); ends may be infinite.</summary>
    /// <param name="low1">Lower end for X.</param>
    /// <param name="high1">Upper end for X.</param>
    /// <param name="low2">Lower end for Y.</param>
    /// <param name="high2">Upper end for Y.</param>
    /// <param name="rho">Correlation, from -1 to 1.</param>
    public static double Rectangle(double low1, double high1, double low2, double high2, double rho)
    {
        if (double.IsNaN(low1) || double.IsNaN(high1))
        {
            return double.NaN;
        }

        var given = new GivenFirst(low2, high2, rho);
        if (given.IsExact)
        {
            return rho > 0
                ? NormalDistribution.Between(Math.Max(low1, low2), Math.Min(high1, high2))
                : NormalDistribution.Between(Math.Max(low1, -high2), Math.Min(high1, -low2));
        }

        return given.Integrate(low1, high1);
    }

    /// <summary>P(not both low1 &lt; X at most high1 and low2 &lt; Y at most high2): the complement, with full relative precision where it is small.</summary>
    /// <inheritdoc cref="Rectangle"/>
    public static double OutsideRectangle(double low1, double high1, double low2, double high2, double rho)
    {
        if (new GivenFirst(low2, high2, rho).IsExact)
        {
            return rho > 0
                ? NormalDistribution.Outside(Math.Max(low1, low2), Math.Min(high1, high2))
                : NormalDistribution.Outside(Math.Max(low1, -high2), Math.Min(high1, -low2));
        }

        return NormalDistribution.Outside(low1, high1)
            + Rectangle(low1, high1, double.NegativeInfinity, low2, rho)
            + Rectangle(low1, high1, high2, double.PositiveInfinity, rho);
    }

    private readonly struct GivenFirst : IIntegrand
    {
        private readonly double low;
        private readonly double high;
        private readonly double rho;
        private readonly double spread;

        public GivenFirst(double low, double high, double rho)
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(rho), 1);
            this.low = low;
            this.high = high;
            this.rho = rho;
            spread = Math.Sqrt((1 - rho) * (1 + rho));
        }

        public bool IsExact => spread == 0;

        public double At(double x) =>
            NormalDistribution.Density(x) * NormalDistribution.Between((low - (rho * x)) / spread, (high - (rho * x)) / spread);

        public double Integrate(double from, double to)
        {
            var ends = new PanelEnds(stackalloc double[24], Math.Max(from, -NormalDistribution.Beyond), Math.Min(to, NormalDistribution.Beyond));
            ends.AddAround(0, 1);
            foreach (double end in (ReadOnlySpan<double>)[low, high])
            {
                ends.AddAround(rho * end, spread); // where X lies when Y is at the end
                ends.AddAround(end / rho, spread / Math.Abs(rho)); // where the conditional probability steps
            }

            return AdaptiveQuadrature.Integrate(this, ends.Sorted, 1e-14);
        }
    }
}
