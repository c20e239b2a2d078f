namespace TrialSim.Tests.Support;

/// <summary>Product-moment correlation, from its definition.</summary>
internal static class Correlations
{
    /// <summary>Correlation of two columns.</summary>
    public static double Of(double[] x, double[] y) => Covariance(x, y) / Math.Sqrt(Covariance(x, x) * Covariance(y, y));

    /// <summary>Covariance, dividing by n - 1.</summary>
    public static double Covariance(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average();
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / (x.Length - 1);
    }
}
