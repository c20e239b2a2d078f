using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.TwoSamples;

/// <summary>The normal deviate of the signed-rank statistic as a falling step function of the centre; solved for that centre.</summary>
/// <param name="sorted">Sample in ascending order.</param>
/// <param name="alternative">Alternative of the test, which directs the correction.</param>
/// <param name="correction">Continuity correction of the deviate.</param>
internal sealed class SignedRankCentre(double[] sorted, Alternative alternative, ContinuityCorrection correction)
{
    private const double Tolerance = 1e-12;

    /// <summary>Whether there are two different values, without which no centre can be told from another.</summary>
    public bool HasSpread => sorted.Length > 0 && sorted[0] < sorted[^1];

    /// <summary>The centre at which the deviate, without correction, is zero or changes sign; without spread the common value, or NaN.</summary>
    public double Estimate() =>
        HasSpread ? RootFinding.Brent(centre => Deviate(centre, ContinuityCorrection.None), sorted[0], sorted[^1], Tolerance)
        : sorted.Length > 0 ? sorted[0]
        : double.NaN;

    /// <summary>
    /// The centres that the test does not reject, and the level that they have. Where the most extreme centre is not rejected at the level
    /// asked for, the error allowed is doubled until it is, as in R; with an error of 1 the interval is the sample's median alone.
    /// </summary>
    public (ConfidenceInterval Interval, double Confidence) Interval(double confidence)
    {
        if (!HasSpread)
        {
            return (new(double.NaN, double.NaN), 0);
        }

        double sides = alternative == Alternative.TwoSided ? 2 : 1;
        double highest = Deviate(sorted[0], correction);
        double lowest = Deviate(sorted[^1], correction);
        double error = 1 - confidence;
        while (error < 1 && !IsReached(NormalDistribution.UpperQuantile(error / sides), highest, lowest))
        {
            error *= 2;
        }

        double critical = error < 1 ? NormalDistribution.UpperQuantile(error / sides) : double.NaN;
        var interval = new ConfidenceInterval(
            alternative == Alternative.Less ? double.NegativeInfinity : error < 1 ? WhereDeviateIs(critical, highest, lowest) : Median(),
            alternative == Alternative.Greater ? double.PositiveInfinity : error < 1 ? WhereDeviateIs(-critical, highest, lowest) : Median());
        return (interval, error <= 1 - confidence ? confidence : 1 - Math.Min(1, error));
    }

    private bool IsReached(double critical, double highest, double lowest) =>
        (alternative == Alternative.Less || highest >= critical) && (alternative == Alternative.Greater || lowest <= -critical);

    private double WhereDeviateIs(double value, double highest, double lowest) =>
        RootFinding.Brent(centre => Deviate(centre, correction) - value, sorted[0], highest - value, sorted[^1], lowest - value, Tolerance);

    private double Deviate(double centre, ContinuityCorrection corrected) => SignedRankSum.Of(sorted, centre).Deviate.Z(alternative, corrected);

    private double Median() => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
