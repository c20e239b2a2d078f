namespace TrialSim.Numerics.Distributions;

/// <summary>Three standard normal variables with correlations, with the same bits on every machine.</summary>
/// <remarks>Integrated over one variable, given which the two others are bivariate normal; relative error about 1e-12.</remarks>
public static class TrivariateNormal
{
    /// <summary>P(X1 at most a, X2 at most b and X3 at most c).</summary>
    public static double Cumulative(double a, double b, double c, double rho12, double rho13, double rho23) =>
        Rectangle(
            [double.NegativeInfinity, double.NegativeInfinity, double.NegativeInfinity], [a, b, c], rho12, rho13, rho23);

    /// <summary>P(low_i &lt; X_i at most high_i for all three); ends may be infinite.</summary>
    /// <param name="low">The three lower ends.</param>
    /// <param name="high">The three upper ends.</param>
    /// <param name="rho12">Correlation of the first and second.</param>
    /// <param name="rho13">Correlation of the first and third.</param>
    /// <param name="rho23">Correlation of the second and third.</param>
    public static double Rectangle(ReadOnlySpan<double> low, ReadOnlySpan<double> high, double rho12, double rho13, double rho23)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(low.Length, 3);
        ArgumentOutOfRangeException.ThrowIfNotEqual(high.Length, 3);
        double determinant = 1 + (2 * rho12 * rho13 * rho23) - (rho12 * rho12) - (rho13 * rho13) - (rho23 * rho23);
        if (!(Math.Abs(rho12) <= 1 && Math.Abs(rho13) <= 1 && Math.Abs(rho23) <= 1 && determinant > -1e-12))
        {
            throw new ArgumentException($"{rho12}, {rho13} and {rho23} are not the correlations of three variables.");
        }

        foreach (double end in (ReadOnlySpan<double>)[.. low, .. high])
        {
            if (double.IsNaN(end))
            {
                return double.NaN;
            }
        }

        // condition on the variable that leaves the others the most spread
        double first = Math.Max(Math.Abs(rho12), Math.Abs(rho13));
        double second = Math.Max(Math.Abs(rho12), Math.Abs(rho23));
        double third = Math.Max(Math.Abs(rho13), Math.Abs(rho23));
        var given = first <= second && first <= third ? new GivenOne(low[1], high[1], low[2], high[2], rho12, rho13, rho23)
            : second <= third ? new GivenOne(low[0], high[0], low[2], high[2], rho12, rho23, rho13)
            : new GivenOne(low[0], high[0], low[1], high[1], rho13, rho23, rho12);
        int one = first <= second && first <= third ? 0 : second <= third ? 1 : 2;
        return given.Integrate(low[one], high[one]);
    }

    private readonly struct GivenOne(double low1, double high1, double low2, double high2, double rho1, double rho2, double rho12) : IIntegrand
    {
        private readonly double spread1 = Math.Sqrt((1 - rho1) * (1 + rho1));
        private readonly double spread2 = Math.Sqrt((1 - rho2) * (1 + rho2));

        public double Integrate(double from, double to)
        {
            // a variable that is the given one, or its mirror image, only narrows the range
            if (spread1 == 0)
            {
                (from, to) = Narrowed(from, to, low1, high1, rho1);
                return BivariateNormal.Rectangle(from, to, low2, high2, rho2);
            }

            if (spread2 == 0)
            {
                (from, to) = Narrowed(from, to, low2, high2, rho2);
                return BivariateNormal.Rectangle(from, to, low1, high1, rho1);
            }

            var ends = new PanelEnds(stackalloc double[40], Math.Max(from, -NormalDistribution.Beyond), Math.Min(to, NormalDistribution.Beyond));
            ends.AddAround(0, 1);
            foreach (var (end, rho, spread) in (ReadOnlySpan<(double, double, double)>)
                [(low1, rho1, spread1), (high1, rho1, spread1), (low2, rho2, spread2), (high2, rho2, spread2)])
            {
                ends.AddAround(rho * end, spread);
                ends.AddAround(end / rho, spread / Math.Abs(rho));
            }

            return AdaptiveQuadrature.Integrate(this, ends.Sorted, 1e-13);
        }

        public double At(double x)
        {
            double density = NormalDistribution.Density(x);
            double partial = Math.Clamp((rho12 - (rho1 * rho2)) / (spread1 * spread2), -1, 1);
            double mean1 = rho1 * x;
            double mean2 = rho2 * x;
            return density == 0 ? 0 : density * BivariateNormal.Rectangle(
                (low1 - mean1) / spread1, (high1 - mean1) / spread1, (low2 - mean2) / spread2, (high2 - mean2) / spread2, partial);
        }

        private static (double From, double To) Narrowed(double from, double to, double low, double high, double rho) =>
            rho > 0 ? (Math.Max(from, low), Math.Min(to, high)) : (Math.Max(from, -high), Math.Min(to, -low));
    }
}
