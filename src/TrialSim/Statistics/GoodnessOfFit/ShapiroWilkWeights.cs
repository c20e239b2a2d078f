using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.GoodnessOfFit;

/// <summary>Weights of the ordered observations in Shapiro and Wilk's statistic.</summary>
/// <remarks>Source: Royston (1992), Statistics and Computing 2:117-119, as in algorithm AS R94.</remarks>
internal static class ShapiroWilkWeights
{
    /// <summary>The weights for n observations in ascending order, n at least 3; their squares add up to about 1.</summary>
    public static double[] Of(int n)
    {
        var weights = new double[n];
        if (n == 3)
        {
            (weights[0], weights[2]) = (-Math.Sqrt(0.5), Math.Sqrt(0.5));
            return weights;
        }

        double squares = 0;
        for (int i = 0; i < n; i++)
        {
            weights[i] = NormalDistribution.Quantile((i + 1 - 0.375) / (n + 0.25)); // expected normal order statistics
            squares += weights[i] * weights[i];
        }

        double u = 1 / Math.Sqrt(n);
        double last = (weights[n - 1] / Math.Sqrt(squares))
            + (((((((((-2.706056 * u) + 4.434685) * u) - 2.07119) * u) - 0.147981) * u) + 0.221157) * u);
        double nextToLast = (weights[n - 2] / Math.Sqrt(squares))
            + (((((((((-3.582633 * u) + 5.682633) * u) - 1.752461) * u) - 0.293762) * u) + 0.042981) * u);
        int corrected = n > 5 ? 2 : 1; // at either end
        double left = squares - (2 * weights[n - 1] * weights[n - 1]) - (corrected == 2 ? 2 * weights[n - 2] * weights[n - 2] : 0);
        double share = 1 - (2 * last * last) - (corrected == 2 ? 2 * nextToLast * nextToLast : 0);
        double scale = Math.Sqrt(share / left);
        for (int i = corrected; i < n - corrected; i++)
        {
            weights[i] *= scale;
        }

        (weights[0], weights[n - 1]) = (-last, last);
        if (corrected == 2)
        {
            (weights[1], weights[n - 2]) = (-nextToLast, nextToLast);
        }

        return weights;
    }
}
