using TrialSim.Numerics;

namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>Modified Bessel functions of the second kind of orders 1/4, 3/4 and 5/4, times exp(z).</summary>
/// <remarks>
/// K_v(z) = integral from 0 to infinity of exp(-z cosh t) cosh(v t) dt (Abramowitz and Stegun 9.6.24), by the trapezoidal rule, which
/// converges exponentially here; K_{5/4} by the recurrence 9.6.26. Relative error below 1e-14.
/// </remarks>
internal readonly record struct ScaledBesselK(double Quarter, double ThreeQuarters, double FiveQuarters)
{
    private const int Steps = 64;

    /// <summary>The functions at z above 0.</summary>
    public static ScaledBesselK Of(double z)
    {
        double top = 1 + (42 / z); // where the integrand has fallen to e^-42
        double step = Portable.Log(top + Math.Sqrt((top * top) - 1)) / Steps;
        double quarter = 0.5;
        double threeQuarters = 0.5;
        for (int i = 1; i <= Steps; i++)
        {
            double up = Portable.Exp(i * step / 4); // e^(t / 4)
            double square = up * up;
            double cube = square * up;
            double half = (square - (1 / square)) / 2; // sinh(t / 2)
            double fall = Portable.Exp(-2 * z * half * half); // cosh t - 1 = 2 sinh^2(t / 2)
            quarter += fall * (up + (1 / up)) / 2;
            threeQuarters += fall * (cube + (1 / cube)) / 2;
        }

        return new(step * quarter, step * threeQuarters, step * (threeQuarters + (quarter / (2 * z))));
    }
}
