using TrialSim.Analyses;
using TrialSim.Numerics.Distributions;
using TrialSim.Simulation;
using TrialSim.Statistics;
using TrialSim.Statistics.Power;

namespace TrialSim.Sizing;

/// <summary>Where an analysis's statistic lies on average in trials of the scenario as it is: the first guess of its power in others.</summary>
/// <param name="Mean">Mean of the estimate over its standard deviation, in the direction of a one-sided test; of a two-sided one in favour of the treatment.</param>
/// <param name="Error">Its Monte Carlo standard error.</param>
/// <param name="DegreesOfFreedom">Mean of those of the test; infinite for a normal one.</param>
/// <param name="Estimates">Trials with an estimate.</param>
/// <param name="Analysis">The analysis.</param>
internal sealed record ShiftOfTest(double Mean, double Error, double DegreesOfFreedom, long Estimates, Analysis Analysis)
{
    /// <summary>Whether the test looks to both sides.</summary>
    public bool IsTwoSided => Analysis.Alternative == Alternative.TwoSided;

    /// <summary>Whether a null effect cannot be told from it.</summary>
    public bool MayBeZero => Math.Abs(Mean) <= 3 * Error;

    /// <summary>Whether the effect points away from where a one-sided test looks, or, for a two-sided one, against the treatment.</summary>
    public bool PointsAway => Mean < -3 * Error;

    /// <summary>Reads what a panel has kept; null where hardly any trial had an estimate.</summary>
    public static ShiftOfTest? Of(Analysis analysis, PanelResult result)
    {
        var moments = result.Tally.Moments;
        var estimates = PanelTally.Estimates(0);
        var df = PanelTally.DegreesOfFreedom(0);
        long n = moments.CountOf(estimates);
        double sd = n < 2 ? double.NaN : Math.Sqrt(moments.Variance(estimates));
        double sign = analysis.Alternative switch
        {
            Alternative.Greater => 1,
            Alternative.Less => -1,
            _ => analysis.Target.FavourableSign,
        };
        double mean = n < 2 ? double.NaN : sign * moments.Mean(estimates) / sd;
        return double.IsFinite(mean)
            ? new(mean, Math.Sqrt((1.0 / n) + (mean * mean / (2.0 * n))), moments.CountOf(df) > 0 ? moments.Mean(df) : double.PositiveInfinity, n, analysis)
            : null;
    }

    /// <summary>Power of a trial in which the estimate lies a factor further from 0, by noncentral t.</summary>
    /// <param name="factor">The factor: the root of that of the patients, or that of the effect.</param>
    /// <param name="dfFactor">Factor of the degrees of freedom: that of the patients.</param>
    public double PowerAt(double factor, double dfFactor)
    {
        double df = Math.Max(1, DegreesOfFreedom * dfFactor);
        return IsTwoSided
            ? PowerOfT.TwoSided(Math.Abs(Mean) * factor, df, Analysis.Alpha.Value)
            : PowerOfT.OneSided(Mean * factor, df, Analysis.Alpha.Value);
    }

    /// <summary>Deviate that a test has to pass: where its power's deviate starts, turned round.</summary>
    public static double Critical(Analysis analysis) =>
        NormalDistribution.UpperQuantile(analysis.Alternative == Alternative.TwoSided ? analysis.Alpha.Value / 2 : analysis.Alpha.Value);
}
