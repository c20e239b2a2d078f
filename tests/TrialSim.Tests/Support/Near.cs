namespace TrialSim.Tests.Support;

/// <summary>Comparisons of numbers that rounding may separate.</summary>
internal static class Near
{
    /// <summary>Asserts that the relative error (absolute where 0 is expected) is at most a limit.</summary>
    public static void Relative(double expected, double actual, double limit, object? about = null)
    {
        double error = RelativeError(expected, actual);
        Assert.True(error <= limit, $"{about}: expected {expected:R}, found {actual:R}, relative error {error:e2} above {limit:e2}");
    }

    /// <summary>Asserts that the absolute error is at most a limit.</summary>
    public static void Absolute(double expected, double actual, double limit, object? about = null)
    {
        Assert.True(
            Math.Abs(expected - actual) <= limit,
            $"{about}: expected {expected:R}, found {actual:R}, error {Math.Abs(expected - actual):e2} above {limit:e2}");
    }

    /// <summary>|actual - expected| / |expected|; absolute where 0 is expected; 0 for equal infinities.</summary>
    public static double RelativeError(double expected, double actual) =>
        expected.Equals(actual) ? 0 : expected == 0 ? Math.Abs(actual) : Math.Abs(actual - expected) / Math.Abs(expected);
}
