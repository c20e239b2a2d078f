using TrialSim.Numerics;

namespace TrialSim.Statistics.TwoSamples;

/// <summary>The normal deviate of the rank sum as a falling step function of the shift taken from the first sample; solved for that shift.</summary>
/// <param name="first">First sample in ascending order, not empty.</param>
/// <param name="second">Second sample in ascending order, not empty.</param>
/// <param name="alternative">Alternative of the test, which directs the correction.</param>
/// <param name="correction">Continuity correction of the deviate.</param>
internal sealed class RankSumShift(double[] first, double[] second, Alternative alternative, ContinuityCorrection correction)
{
    private readonly double least = first[0] - second[^1];
    private readonly double most = first[^1] - second[0];

    /// <summary>Alternative of the test.</summary>
    public Alternative Alternative => alternative;

    /// <summary>Continuity correction of the deviate.</summary>
    public ContinuityCorrection Correction => correction;

    /// <summary>The shift at which the deviate, without correction, is zero or changes sign; NaN when each sample is constant.</summary>
    public double Estimate(double tolerance) =>
        least < most ? RootFinding.Brent(shift => Deviate(shift, ContinuityCorrection.None), least, most, tolerance) : double.NaN;

    /// <summary>The shift at which the corrected deviate has or crosses a value; the extreme pairwise difference when it never does; NaN when each sample is constant.</summary>
    public double WhereDeviateIs(double value, double tolerance)
    {
        if (!(least < most))
        {
            return double.NaN;
        }

        double atLeast = Deviate(least, correction) - value;
        double atMost = Deviate(most, correction) - value;
        return atLeast <= 0 ? least
            : atMost >= 0 ? most
            : RootFinding.Brent(shift => Deviate(shift, correction) - value, least, atLeast, most, atMost, tolerance);
    }

    private double Deviate(double shift, ContinuityCorrection corrected) => RankSum.Of(first, second, shift).Deviate.Z(alternative, corrected);
}
