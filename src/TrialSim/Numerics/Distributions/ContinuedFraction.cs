namespace TrialSim.Numerics.Distributions;

/// <summary>What the modified algorithm of Lentz (Thompson and Barnett 1986) asks of its intermediate values.</summary>
internal static class ContinuedFraction
{
    /// <summary>The value itself, or a tiny number in place of 0, so that it can be divided by.</summary>
    public static double NotZero(double value) => Math.Abs(value) < 1e-300 ? 1e-300 : value;
}
