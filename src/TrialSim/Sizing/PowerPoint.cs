using TrialSim.Numerics.Distributions;

namespace TrialSim.Sizing;

/// <summary>Trials simulated at one value of a knob.</summary>
/// <param name="Value">The value.</param>
/// <param name="Coordinate">The same on the scale of the line.</param>
/// <param name="First">Number of the first of these trials; no two points share one, so that they are independent.</param>
/// <param name="Trials">How many.</param>
/// <param name="Shown">Those that showed what is wanted.</param>
/// <param name="Purpose">Why they were simulated.</param>
public sealed record PowerPoint(double Value, double Coordinate, long First, long Trials, long Shown, PointPurpose Purpose)
{
    /// <summary>Their power.</summary>
    public Characteristics.Estimate Power => Characteristics.Estimate.Share(Shown, Trials);

    /// <summary>Normal deviate of the power; with none or all, that of half a trial.</summary>
    internal double Deviate => NormalDistribution.Quantile(Math.Clamp((double)Shown / Trials, 0.5 / Trials, 1 - (0.5 / Trials)));
}
