namespace TrialSim.Numerics;

/// <summary>Student's t distribution with any degrees of freedom above 0, with the same bits on every machine.</summary>
public static class StudentT
{
    /// <summary>P(|T| above |t|); infinite <paramref name="df"/> is the normal distribution.</summary>
    public static double TwoSidedTail(double t, double df)
    {
        if (double.IsPositiveInfinity(df))
        {
            return 2 * NormalDistribution.UpperTail(Math.Abs(t));
        }

        double squared = t * t;
        return IncompleteBeta(df / 2, 0.5, df / (df + squared), squared / (df + squared));
    }

    /// <summary>P(T above t).</summary>
    public static double UpperTail(double t, double df)
    {
        double half = TwoSidedTail(t, df) / 2;
        return t >= 0 ? half : 1 - half;
    }

    /// <summary>The t above 0 with P(|T| above t) = <paramref name="twoSidedAlpha"/>.</summary>
    public static double Critical(double twoSidedAlpha, double df)
    {
        if (double.IsPositiveInfinity(df))
        {
            return NormalDistribution.UpperQuantile(twoSidedAlpha / 2);
        }

        double low = 0;
        double high = 2;
        while (TwoSidedTail(high, df) > twoSidedAlpha)
        {
            low = high;
            high *= 2;
        }

        // bisection to the last bit: run once per degree of freedom and level, then kept
        for (double middle = 0.5 * (low + high); middle > low && middle < high; middle = 0.5 * (low + high))
        {
            if (TwoSidedTail(middle, df) > twoSidedAlpha)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
    }

    /// <summary>The regularized incomplete beta function I_x(a, b), given x and 1 - x.</summary>
    /// <remarks>Continued fraction (Abramowitz and Stegun 26.5.8), evaluated by Lentz's method on the side where it converges fast.</remarks>
    internal static double IncompleteBeta(double a, double b, double x, double oneMinusX)
    {
        if (x <= 0 || oneMinusX <= 0)
        {
            return x <= 0 ? 0 : 1;
        }

        double front = Portable.Exp(
            GammaFunction.Log(a + b) - GammaFunction.Log(a) - GammaFunction.Log(b) + (a * Portable.Log(x)) + (b * Portable.Log(oneMinusX)));
        return x < (a + 1) / (a + b + 2)
            ? front * ContinuedFraction(a, b, x) / a
            : 1 - (front * ContinuedFraction(b, a, oneMinusX) / b);
    }

    private static double ContinuedFraction(double a, double b, double x)
    {
        const double tiny = 1e-300;
        double c = 1;
        double d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        double h = d;
        for (int m = 1; m <= 10_000; m++)
        {
            double even = m * (b - m) * x / ((a + (2 * m) - 1) * (a + (2 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + (2 * m)) * (a + (2 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            h *= d * c;
            if (Math.Abs((d * c) - 1) < 1e-16)
            {
                break;
            }
        }

        return h;

        static double NotZero(double value) => Math.Abs(value) < tiny ? tiny : value;
    }
}
