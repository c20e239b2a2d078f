namespace TrialSim.Sizing;

/// <summary>Where the power is expected to be the wanted one, and how steep its deviate is there.</summary>
/// <param name="Root">The coordinate.</param>
/// <param name="Slope">Change of the deviate with the coordinate; not 0.</param>
internal readonly record struct Aim(double Root, double Slope)
{
    /// <summary>How far the deviate at a coordinate is expected to lie from the wanted one.</summary>
    public double DistanceOf(double x) => Math.Abs(Slope * (x - Root));
}
