using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Subgroups.Curves;

/// <summary>The treatment effect as an estimated function of a marker, and the test of whether it is constant, in eight trials at once.</summary>
/// <remarks>
/// Model without interaction: the arms' mean outcomes differ, and the same one or two functions of the marker enter both. Model with
/// interaction: each arm has its own coefficients. F on m and n - 2 - 2 m degrees of freedom for m functions, exact for normal residuals of
/// equal variance when the functions are chosen beforehand.
/// </remarks>
/// <param name="F">The F statistic of the interaction.</param>
/// <param name="Terms">Its numerator degrees of freedom m: 1 or 2.</param>
/// <param name="DegreesOfFreedom">Its denominator degrees of freedom.</param>
/// <param name="Estimable">Where all coefficients are estimable in both arms and a residual is left.</param>
internal readonly record struct TreatmentByMarker(Lanes F, int Terms, Lanes DegreesOfFreedom, LaneMask Estimable)
{
    /// <summary>A residual sum of squares below this share of the response's own is rounding.</summary>
    private const double PerfectFit = 1e-13;

    /// <summary>p-value of one trial's F test; NaN where it is not estimable.</summary>
    public double Tail(int lane) =>
        (Estimable.Bits >> lane & 1) != 0 ? FDistribution.UpperTail(F[lane], Terms, DegreesOfFreedom[lane]) : double.NaN;

    /// <summary>Where the interaction is significant.</summary>
    /// <param name="alpha">Level of the F test.</param>
    public LaneMask Significant(double alpha)
    {
        var df = Estimable.Select(DegreesOfFreedom, Lanes.One);
        if (Terms == 1)
        {
            var critical = StudentCritical.At(alpha);
            return Estimable & critical.Exceeded(F, critical.For(df));
        }

        // with two numerator degrees of freedom the tail is (1 + 2 F / d)^(-d / 2)
        var logTail = -0.5 * df * LaneMath.Log(Lanes.One + (2.0 * F / df));
        return Estimable & (logTail < Portable.Log(alpha));
    }

    /// <summary>The test from the sums of each arm.</summary>
    /// <param name="treated">The chosen functions and the outcome in the treatment arm.</param>
    /// <param name="control">The same in the control arm.</param>
    /// <param name="terms">Number of functions, 1 or 2.</param>
    /// <param name="residual">Sum of squares of the outcome about the arms' means.</param>
    /// <param name="patients">Observed patients.</param>
    public static TreatmentByMarker Test(in TwoTermFit treated, in TwoTermFit control, int terms, Lanes residual, Lanes patients)
    {
        var separate = residual - treated.Explained - control.Explained;
        var interaction = treated.Explained + control.Explained - (treated + control).Explained;
        var df = patients - (2.0 + (2 * terms));
        var full = (double)terms;
        var estimable = Lanes.EqualTo(treated.Rank, full) & Lanes.EqualTo(control.Rank, full) & (df >= 1.0) & (separate > PerfectFit * residual);
        var f = Lanes.Max(interaction, Lanes.Zero) / full * df / estimable.Select(separate, Lanes.One);
        return new(estimable.Keep(f), terms, df, estimable);
    }
}
