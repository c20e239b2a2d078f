namespace TrialSim.Numerics.Distributions;

/// <summary>Loader's (2000) deviance: what the exponent of a gamma or beta density loses away from the mean.</summary>
internal static class Deviance
{
    /// <summary>a ln(x / a) - (x - a), which is at most 0, with full relative precision next to x = a.</summary>
    /// <param name="a">Shape, above 0.</param>
    /// <param name="x">Argument, above 0.</param>
    /// <param name="difference">x - a, from the caller, who knows it without cancellation.</param>
    public static double Negative(double a, double x, double difference)
    {
        double relative = difference / a;
        return relative > -0.4 ? a * Portable.Log1pLessArgument(relative) : (a * Portable.Log(x / a)) - difference;
    }
}
