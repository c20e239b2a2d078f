using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.TwoSamples;

/// <summary>A rank statistic less its null mean, with its null standard deviation.</summary>
/// <param name="Centred">Statistic minus null mean.</param>
/// <param name="StandardDeviation">Null standard deviation given the ties; 0 when all ranks are tied.</param>
internal readonly record struct RankDeviate(double Centred, double StandardDeviation)
{
    /// <summary>The normal deviate; NaN when all ranks are tied.</summary>
    public double Z(Alternative alternative, ContinuityCorrection correction) => (Centred - Shift(alternative, correction)) / StandardDeviation;

    /// <summary>The p-value of a normal deviate.</summary>
    public static double Tail(double z, Alternative alternative) => alternative switch
    {
        Alternative.Greater => NormalDistribution.UpperTail(z),
        Alternative.Less => NormalDistribution.UpperTail(-z),
        _ => 2 * NormalDistribution.UpperTail(Math.Abs(z)),
    };

    private double Shift(Alternative alternative, ContinuityCorrection correction) => correction == ContinuityCorrection.None ? 0 : alternative switch
    {
        Alternative.Greater => 0.5,
        Alternative.Less => -0.5,
        _ => 0.5 * Math.Sign(Centred),
    };
}
