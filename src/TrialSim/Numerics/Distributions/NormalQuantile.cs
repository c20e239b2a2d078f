namespace TrialSim.Numerics.Distributions;

/// <summary>Quantiles of the standard normal distribution.</summary>
/// <remarks>
/// Wichura (1988), algorithm AS 241, and one Halley step. The step has its own tail, right to 2e-14, which leaves 1e-15 in the quantile:
/// every simulation's digest holds bits of these quantiles, so a better tail would change all of them.
/// </remarks>
internal static class NormalQuantile
{
    private const double InverseRootTwoPi = 0.39894228040143267794;

    /// <summary>The z with P(Z above z) = p; infinity at 0, -infinity at 1.</summary>
    public static double Upper(double p)
    {
        if (!(p > 0 && p < 1))
        {
            return p == 0 ? double.PositiveInfinity : p == 1 ? double.NegativeInfinity : double.NaN;
        }

        if (p > 0.5)
        {
            return -Upper(1 - p);
        }

        double z = Approximate(p);
        if (p > 0.49999)
        {
            return z; // small: the approximation is relative, a step on the tail would not be
        }

        if (p < 1e-290)
        {
            return Refine(z, Portable.Log(p));
        }

        double error = (Tail(z) - p) / Density(z);
        return z + (error / (1 + (0.5 * z * error)));
    }

    /// <summary>The z with P(Z at most z) = p, right to 1e-15 without a step of refinement; -infinity at 0 and below, infinity at 1 and above.</summary>
    public static double Quick(double p) =>
        p <= 0 ? double.NegativeInfinity : p >= 1 ? double.PositiveInfinity : p <= 0.5 ? -Approximate(p) : Approximate(1 - p);

    // Newton on the logarithm, where tail and density are subnormal: d ln Q / dz = -1 / Mills' ratio
    private static double Refine(double z, double logTail)
    {
        for (int i = 0; i < 3; i++)
        {
            z += (NormalDistribution.LogUpperTail(z) - logTail) * MillsRatio.At(z);
        }

        return z;
    }

    private static double Density(double z) => InverseRootTwoPi * Portable.Exp(-0.5 * z * z);

    // for z at least -1e-15: series (Abramowitz and Stegun 26.2.11) up to 2.5, continued fraction (26.2.14) beyond
    private static double Tail(double z)
    {
        if (z <= 2.5)
        {
            double term = z;
            double sum = z;
            for (int k = 3; Math.Abs(term) > 1e-17 * Math.Abs(sum) && k < 400; k += 2)
            {
                term *= z * z / k;
                sum += term;
            }

            return 0.5 - (sum * Density(z));
        }

        // Q(z) = phi(z) / (z + 1 / (z + 2 / (z + 3 / ...))), evaluated from the tail: 200 levels suffice at 2.5
        double fraction = z;
        for (int k = 200; k >= 1; k--)
        {
            fraction = z + (k / fraction);
        }

        return Density(z) / fraction;
    }

    private static double Approximate(double p)
    {
        double q = 0.5 - p;
        if (q <= 0.425)
        {
            double s = 0.180625 - (q * q);
            return q * Ratio(
                s,
                [2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080],
                [5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867, 5394.1960214247511077, 687.18700749205790830, 42.313330701600911252, 1]);
        }

        double r = Math.Sqrt(-Portable.Log(p));
        return r <= 5
            ? Ratio(
                r - 1.6,
                [7.74545014278341407640e-4, 0.0227238449892691845833, 0.241780725177450611770, 1.27045825245236838258, 3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734],
                [1.05075007164441684324e-9, 5.47593808499534494600e-4, 0.0151986665636164571966, 0.148103976427480074590, 0.689767334985100004550, 1.67638483018380384940, 2.05319162663775882187, 1])
            : Ratio(
                r - 5,
                [2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 0.0265321895265761230930, 0.296560571828504891230, 1.78482653991729133580, 5.46378491116411436990, 6.65790464350110377720],
                [2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4, 0.0148753612908506148525, 0.136929880922735805310, 0.599832206555887937690, 1]);
    }

    private static double Ratio(double x, ReadOnlySpan<double> numerator, ReadOnlySpan<double> denominator)
    {
        double top = 0;
        double bottom = 0;
        for (int i = 0; i < numerator.Length; i++)
        {
            top = (top * x) + numerator[i];
            bottom = (bottom * x) + denominator[i];
        }

        return top / bottom;
    }
}
