using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics;

/// <summary>Turns t statistics into the normal deviates of equal tail probability, for tallies of p-values.</summary>
/// <remarks>
/// Hill (1970), Algorithm 395, formula for any df. Relative error of two-sided tails down to 1e-4: below 2e-2 at 3 degrees of freedom,
/// 3e-3 at 4, 2e-4 at 6, 1e-6 from 10 on and 2e-8 from 20 on; up to ten times more at 1e-6 (the tests measure it). Below 3 the exact
/// tail and the normal quantile are used. Deviates beyond 38 are held there. Decisions of tests are made by <see cref="StudentCritical"/>.
/// </remarks>
internal static class StudentDeviate
{
    private const double FewestDegrees = 3;

    /// <summary>z with the sign of t and P(Z above |z|) = P(T above |t|).</summary>
    public static Lanes Of(Lanes t, Lanes df)
    {
        var infinite = df > 1e15;
        var finiteDf = infinite.Select(100.0, df);
        var a = finiteDf - 0.5;
        var b = 48.0 * a * a;
        var ratio = (t * t) / finiteDf;
        // a ln(1 + t^2 / df), where 1 + x loses x below 1e-5 a short series keeps it
        var logOnePlus = (ratio > 1e-5).Select(
            LaneMath.Log(Lanes.One + Lanes.Max(ratio, 1e-5)),
            ratio * (Lanes.One - (ratio * (0.5 - (ratio * (1.0 / 3))))));
        var y = a * logOnePlus;
        var correction = ((((((((-0.4 * y) - 3.3) * y) - 24.0) * y) - 85.5) / ((0.8 * y * y) + 100.0 + b)) + y + 3.0) / b;
        var magnitude = (correction + 1.0) * Lanes.Sqrt(y);
        magnitude = infinite.Select(Lanes.Abs(t), magnitude);
        var few = finiteDf < FewestDegrees;
        if (few.Any)
        {
            magnitude = few.Select(Exact(t, finiteDf, few.Bits), magnitude);
        }

        magnitude = Lanes.Min(magnitude, 38.0);
        return (t < 0.0).Select(-magnitude, magnitude);
    }

    private static Lanes Exact(Lanes t, Lanes df, uint lanes)
    {
        Span<double> magnitude = stackalloc double[Lanes.Count];
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            if ((lanes >> lane & 1) != 0 && df[lane] > 0)
            {
                magnitude[lane] = NormalDistribution.UpperQuantile(Math.Min(0.5, 0.5 * FewDegreesTail.TwoSided(t[lane], df[lane])));
            }
        }

        return Lanes.Load(magnitude);
    }
}
