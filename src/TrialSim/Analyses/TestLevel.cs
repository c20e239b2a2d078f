using TrialSim.Numerics;
using TrialSim.Statistics;

namespace TrialSim.Analyses;

/// <summary>Level and direction of a test, and the confidence interval that goes with it.</summary>
internal sealed class TestLevel
{
    private readonly Alternative alternative;
    private readonly StudentCritical critical;

    /// <summary>The level of an analysis.</summary>
    public TestLevel(Analysis analysis)
    {
        alternative = analysis.Alternative;
        Alpha = analysis.Alpha.Value;
        critical = StudentCritical.At(alternative == Alternative.TwoSided ? Alpha : 2 * Alpha);
    }

    /// <summary>Significance level.</summary>
    public double Alpha { get; }

    /// <summary>Level of the confidence interval: 1 - alpha, or 1 - 2 alpha for a one-sided test.</summary>
    public double ConfidenceLevel => alternative == Alternative.TwoSided ? 1 - Alpha : 1 - (2 * Alpha);

    /// <summary>Critical values for each lane's degrees of freedom.</summary>
    public StudentCritical.Bracket Critical(Lanes df) => critical.For(df);

    /// <summary>Where a t statistic rejects.</summary>
    public LaneMask Rejects(Lanes t, in StudentCritical.Bracket bracket) => critical.Exceeded(t * t, in bracket) & RightDirection(t);

    /// <summary>Where the confidence interval (level 1 - alpha, one-sided 1 - 2 alpha) leaves out a value.</summary>
    public LaneMask Excludes(Lanes value, Finding finding)
    {
        var distance = finding.Estimate - value;
        return critical.Exceeded(distance * distance / finding.Variance, in finding.Critical);
    }

    /// <summary>A signed normal deviate of equal probability, turned so that larger means a smaller p-value.</summary>
    public Lanes Orient(Lanes deviate) => alternative switch
    {
        Alternative.Greater => deviate,
        Alternative.Less => -deviate,
        _ => Lanes.Abs(deviate),
    };

    private LaneMask RightDirection(Lanes t) => alternative switch
    {
        Alternative.Greater => t > 0.0,
        Alternative.Less => t < 0.0,
        _ => LaneMask.All,
    };
}
