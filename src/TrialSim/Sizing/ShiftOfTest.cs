using TrialSim.Simulation;
using TrialSim.Statistics.Power;

namespace TrialSim.Sizing;

/// <summary>Where an analysis's statistic lies on average in trials of the scenario as it is: the first guess of its power in others.</summary>
/// <param name="Mean">Mean of the estimate over its standard deviation, in the direction that is looked for; where both are, in favour of the treatment.</param>
/// <param name="Error">Its Monte Carlo standard error.</param>
/// <param name="DegreesOfFreedom">Mean of those of the test; infinite for a normal one.</param>
/// <param name="Estimates">Trials with an estimate.</param>
/// <param name="Test">What is asked of the analysis.</param>
internal sealed record ShiftOfTest(double Mean, double Error, double DegreesOfFreedom, long Estimates, GoalTest Test)
{
    private const double Doubt = 3; // standard errors

    /// <summary>Whether a null effect cannot be told from it.</summary>
    public bool MayBeZero => Math.Abs(Mean) <= Doubt * Error;

    /// <summary>Whether the effect points away from where the test looks, or, where it looks to both sides, against the treatment.</summary>
    public bool PointsAway => Mean < -Doubt * Error;

    /// <summary>The largest shift, in the direction in which it lies, that the trials leave open.</summary>
    public ShiftOfTest AtMost => this with { Mean = Mean + (Math.Sign(Mean) * Doubt * Error) };

    /// <summary>Reads what a panel has kept; null where hardly any trial had an estimate.</summary>
    public static ShiftOfTest? Of(GoalTest test, PanelResult result)
    {
        var moments = result.Tally.Moments;
        var estimates = PanelTally.Estimates(0);
        var df = PanelTally.DegreesOfFreedom(0);
        long n = moments.CountOf(estimates);
        double sd = n < 2 ? double.NaN : Math.Sqrt(moments.Variance(estimates));
        double mean = n < 2 ? double.NaN : test.Sign * moments.Mean(estimates) / sd;
        return double.IsFinite(mean)
            ? new(mean, Math.Sqrt((1.0 / n) + (mean * mean / (2.0 * n))), moments.CountOf(df) > 0 ? moments.Mean(df) : double.PositiveInfinity, n, test)
            : null;
    }

    /// <summary>Power of a trial in which the estimate lies a factor further from 0, by noncentral t.</summary>
    /// <param name="factor">The factor: the root of that of the patients, or that of the effect.</param>
    /// <param name="dfFactor">Factor of the degrees of freedom: that of the patients.</param>
    public double PowerAt(double factor, double dfFactor)
    {
        double df = Math.Max(1, DegreesOfFreedom * dfFactor);
        return Test.LooksBothWays
            ? PowerOfT.TwoSided(Math.Abs(Mean) * factor, df, 2 * Test.Level)
            : PowerOfT.OneSided(Mean * factor, df, Test.Level);
    }
}
