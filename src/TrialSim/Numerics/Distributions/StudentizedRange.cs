namespace TrialSim.Numerics.Distributions;

/// <summary>Range of k independent normal variables over an independent estimate of their standard deviation: Tukey's test of all pairs. The same bits on every machine.</summary>
/// <remarks>
/// Given the largest variable, the others lie within q below it: k E (Phi(Z) - Phi(Z - q))^(k - 1) (Hartley 1942); then averaged over the
/// estimate as for t. Infinite degrees of freedom: the standard deviation is known. Relative error about 1e-13 (1e-11 with finite df) in both tails.
/// </remarks>
public static class StudentizedRange
{
    /// <summary>P(range at most q).</summary>
    /// <param name="q">The range, in standard deviations.</param>
    /// <param name="k">Number of variables, 2 or more.</param>
    /// <param name="df">Degrees of freedom of the estimate, above 0; may be infinite.</param>
    public static double Cumulative(double q, int k, double df)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        return !Parameter.IsKnown(df) || double.IsNaN(q) ? double.NaN : q <= 0 ? 0 : ChiMixture.Expectation(new Below(q, k), df, 1e-12);
    }

    /// <summary>P(range above q).</summary>
    /// <inheritdoc cref="Cumulative"/>
    public static double UpperTail(double q, int k, double df)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 2);
        return !Parameter.IsKnown(df) || double.IsNaN(q) ? double.NaN : q <= 0 ? 1 : ChiMixture.Expectation(new Above(q, k), df, 1e-12);
    }

    private static double OverLargest<TGivenLargest>(in TGivenLargest given, double q)
        where TGivenLargest : struct, IIntegrand
    {
        var ends = new PanelEnds(stackalloc double[16], -NormalDistribution.Beyond, NormalDistribution.Beyond);
        ends.AddAround(0, 1);
        ends.AddAround(q, 1);
        ends.AddAround(q / 2, 1);
        return AdaptiveQuadrature.Integrate(given, ends.Sorted, 1e-13);
    }

    private static double Power(double value, int exponent)
    {
        double power = 1;
        for (; exponent > 0; exponent >>= 1, value *= value)
        {
            power *= (exponent & 1) != 0 ? value : 1;
        }

        return power;
    }

    private readonly struct Below(double q, int k) : IIntegrand
    {
        public double At(double s) => OverLargest(new BelowGivenLargest(q * s, k), q * s);
    }

    private readonly struct Above(double q, int k) : IIntegrand
    {
        public double At(double s) => OverLargest(new AboveGivenLargest(q * s, k), q * s);
    }

    private readonly struct BelowGivenLargest(double q, int k) : IIntegrand
    {
        public double At(double z) => k * NormalDistribution.Density(z) * Power(NormalDistribution.Between(z - q, z), k - 1);
    }

    private readonly struct AboveGivenLargest(double q, int k) : IIntegrand
    {
        // A^m - (A - B)^m = B (A^(m-1) + A^(m-2) (A - B) + ... + (A - B)^(m-1))
        public double At(double z)
        {
            double all = NormalDistribution.Cumulative(z);
            double near = NormalDistribution.Between(z - q, z);
            double sum = 0;
            double power = 1;
            for (int i = 0; i < k - 1; i++)
            {
                sum = (sum * all) + power;
                power *= near;
            }

            return k * NormalDistribution.Density(z) * NormalDistribution.Cumulative(z - q) * sum;
        }
    }
}
