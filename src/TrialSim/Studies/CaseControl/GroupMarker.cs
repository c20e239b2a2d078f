using TrialSim.Cohorts;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Quantities;

namespace TrialSim.Studies.CaseControl;

/// <summary>One marker in one group, as the assay reports it.</summary>
internal sealed class GroupMarker(MarkerDistribution distribution, Concentration? limit)
{
    private const double FarOut = 8.5; // the largest deviate there is

    private readonly double logLimit = limit?.Log ?? double.NegativeInfinity;
    private readonly double logBelow = limit is { } l ? l.Log - (Portable.Log(2) / 2) : double.NegativeInfinity;

    /// <summary>Logarithm of the concentration around which the group lies.</summary>
    public double LogCentre => distribution.LogCentre;

    /// <summary>Logarithm of about the mean concentration: that of a log-normal distribution of the same centre and spread.</summary>
    public double LogScaleOfMean => LogCentre + (distribution.LogScale * distribution.LogScale / 2);

    /// <summary>Logarithms of the smallest and the largest concentration that can be drawn.</summary>
    public (double Low, double High) LogRange => (LogOf(-FarOut), LogOf(FarOut));

    /// <summary>Replaces normal scores by the logarithms of the concentrations that are reported.</summary>
    public void Report(Span<Lanes> scores)
    {
        distribution.FromScores(scores);
        if (limit is null)
        {
            return;
        }

        Lanes detectable = logLimit;
        Lanes below = logBelow;
        for (int i = 0; i < scores.Length; i++)
        {
            scores[i] = (scores[i] < detectable).Select(below, scores[i]);
        }
    }

    /// <summary>Probability that a reported concentration exceeds one whose logarithm is given.</summary>
    public double Above(double log) => double.IsNegativeInfinity(log) || log < logBelow
        ? 1
        : NormalDistribution.UpperTail(distribution.ScoreOf(Math.Max(log, logLimit)));

    /// <summary>Probability of a measurement below the assay limit.</summary>
    public double Undetected => limit is null ? 0 : NormalDistribution.Cumulative(distribution.ScoreOf(logLimit));

    /// <summary>True area under the curve against controls: the probability that a case is reported higher, ties counting one half.</summary>
    /// <remarks>Equation (4) in docs/biomarker-study.md, by adaptive quadrature over the controls' normal score.</remarks>
    public double AreaAgainst(GroupMarker controls)
    {
        double tied = controls.Undetected * ((1 - Undetected) + (Undetected / 2));
        double from = controls.logLimit > double.NegativeInfinity ? Math.Clamp(controls.ScoreOfLimit, -FarOut, FarOut) : -FarOut;
        const int panels = 16;
        Span<double> ends = stackalloc double[panels + 1];
        for (int i = 0; i <= panels; i++)
        {
            ends[i] = from + ((FarOut - from) * i / panels);
        }

        return tied + AdaptiveQuadrature.Integrate(new Exceeding(this, controls), ends, 1e-12);
    }

    private double ScoreOfLimit => distribution.ScoreOf(logLimit);

    private double LogOf(double score)
    {
        Span<Lanes> one = [score];
        Report(one);
        return one[0][0];
    }

    private readonly struct Exceeding(GroupMarker cases, GroupMarker controls) : IIntegrand
    {
        public double At(double score) => cases.Above(controls.LogOf(score)) * NormalDistribution.Density(score);
    }
}
