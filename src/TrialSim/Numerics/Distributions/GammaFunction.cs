namespace TrialSim.Numerics.Distributions;

/// <summary>Logarithm of the gamma function and of binomial coefficients, and its derivatives, with the same bits on every machine.</summary>
public static class GammaFunction
{
    private const double HalfLogTwoPi = 0.91893853320467274178;
    private const double OneLessEuler = 0.42278433509846713939;

    // (-1)^k (zeta(k) - 1) / k from k = 2 on
    private static ReadOnlySpan<double> ZetaTerms =>
    [
        0.32246703342411321824, -0.067352301053198095133, 0.020580808427784547879, -0.0073855510286739852663,
        0.0028905103307415232858, -0.0011927539117032609771, 0.00050966952474304242234, -0.00022315475845357937976,
        0.000099457512781808533715, -0.0000449262367381331417, 0.000020507212775670691553, -9.439488275268395904e-6,
        4.3748667899074878042e-6, -2.0392157538013662368e-6, 9.5514121304074198329e-7, -4.4924691987645660433e-7,
        2.1207184805554665869e-7, -1.0043224823968099609e-7, 4.7698101693639805658e-8, -2.271109460894316491e-8,
        1.0838659214896954091e-8, -5.1834750419700466551e-9, 2.4836745438024783172e-9, -1.1921401405860912074e-9,
        5.7313672416788620133e-10, -2.7595228851242331452e-10, 1.3304764374244489481e-10, -6.4229645638381000221e-11,
        3.1044247747322272762e-11, -1.5021384080754142171e-11,
    ];

    /// <summary>ln Gamma(x) for x above 0; relative error below 1e-15, next to the roots at 1 and 2 as well.</summary>
    /// <remarks>Series in zeta values up to 2.5 (Abramowitz and Stegun 6.1.33), then recurrence and Stirling's series (6.1.41).</remarks>
    public static double Log(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        return x >= 2.5 ? LogByRecurrence(x)
            : x > 1.5 ? LogAboveTwo(x - 2)
            : x > 0.5 ? LogOnePlus(x - 1)
            : LogOnePlus(x) - Portable.Log(x);
    }

    /// <summary>ln of the binomial coefficient n over k.</summary>
    public static double LogChoose(int n, int k) => Log(n + 1.0) - Log(k + 1.0) - Log(n - k + 1.0);

    /// <summary>The derivative of ln Gamma(x), for x above 0.</summary>
    /// <remarks>Recurrence up to 10, then the asymptotic series (Abramowitz and Stegun 6.3.18); absolute error below 4e-16 (1 + 1 / x).</remarks>
    public static double Digamma(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        double below = 0;
        for (; x < 10; x++)
        {
            below += 1 / x;
        }

        double w = 1 / x / x;
        double series = (((((((((((691.0 / 32760) - (w / 12)) * w) - (1.0 / 132)) * w) + (1.0 / 240)) * w) - (1.0 / 252)) * w) + (1.0 / 120)) * w) - (1.0 / 12);
        return Portable.Log(x) - (0.5 / x) + (series * w) - below;
    }

    /// <summary>The second derivative of ln Gamma(x), for x above 0; relative error below 1e-15.</summary>
    /// <remarks>Recurrence up to 10, then the asymptotic series (Abramowitz and Stegun 6.4.12).</remarks>
    public static double Trigamma(double x)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(x);
        double below = 0;
        for (; x < 10; x++)
        {
            below += 1 / (x * x);
        }

        double w = 1 / x / x;
        double series = (((((((((((7.0 / 6 * w) - (691.0 / 2730)) * w) + (5.0 / 66)) * w) - (1.0 / 30)) * w) + (1.0 / 42)) * w) - (1.0 / 30)) * w) + (1.0 / 6);
        return below + ((1 + (0.5 / x) + (series * w)) / x);
    }

    /// <summary>ln Gamma(1 + x) for |x| up to 1/2, with full relative precision.</summary>
    internal static double LogOnePlus(double x) => LogAboveTwo(x) - Portable.Log1p(x);

    /// <summary>ln Gamma(x) less the leading terms (x - 1/2) ln x - x + ln(2 pi) / 2 of Stirling's formula, for x above 0.</summary>
    internal static double StirlingError(double x) =>
        x < 10 ? Log(x) - (((x - 0.5) * Portable.Log(x)) - x + HalfLogTwoPi) : StirlingSeries(x);

    /// <summary>ln Gamma(x) by recurrence up to 10: what the simulation's digests were made with.</summary>
    internal static double LogByRecurrence(double x)
    {
        double product = 1;
        for (; x < 10; x++)
        {
            product *= x;
        }

        return ((x - 0.5) * Portable.Log(x)) - x + HalfLogTwoPi + StirlingSeries(x) - Portable.Log(product);
    }

    private static double StirlingSeries(double x)
    {
        double w = 1 / (x * x);
        return (((((((((((-1.0 / 156 * 691 / 2310) * w) + (1.0 / 1188)) * w) - (1.0 / 1680)) * w) + (1.0 / 1260)) * w) - (1.0 / 360)) * w) + (1.0 / 12)) / x;
    }

    // ln Gamma(2 + x) for |x| up to 1/2
    private static double LogAboveTwo(double x)
    {
        double sum = 0;
        for (int k = ZetaTerms.Length - 1; k >= 0; k--)
        {
            sum = (sum + ZetaTerms[k]) * x;
        }

        return x * (OneLessEuler + sum);
    }
}
