namespace TrialSim.Statistics.Survival;

/// <summary>Where a curve of event probabilities reaches a share.</summary>
internal static class CurveCrossing
{
    /// <summary>A curve within this distance of the share runs along it: R's tolerance.</summary>
    private const double Tolerance = 1.4901161193847656e-8;

    /// <summary>
    /// The time at which the curve reaches the share; the middle between that and the next step where the curve runs along the share, or
    /// between that and the last time where there is no next step; null where the curve does not reach it.
    /// </summary>
    /// <remarks>
    /// Limits need not rise with time. As R's quantile for survfit does, the point taken is the lowest of the curve at or above the share,
    /// the first of equals.
    /// </remarks>
    /// <param name="times">The times of the curve.</param>
    /// <param name="share">The share.</param>
    /// <param name="curve">The event probability at a time of the given number; NaN where it is not defined.</param>
    public static double? Of(double[] times, double share, Func<int, double> curve)
    {
        int reached = LowestFrom(times.Length, share - Tolerance, curve);
        int passed = LowestFrom(times.Length, share + Tolerance, curve);
        if (reached < 0)
        {
            return null;
        }

        if (passed >= 0)
        {
            return (times[reached] + times[passed]) / 2;
        }

        return Math.Abs(curve(times.Length - 1) - share) < Tolerance ? (times[reached] + times[^1]) / 2 : null;
    }

    private static int LowestFrom(int points, double level, Func<int, double> curve)
    {
        int found = -1;
        double lowest = double.PositiveInfinity;
        for (int k = 0; k < points; k++)
        {
            double value = curve(k);
            if (value >= level && value < lowest)
            {
                (found, lowest) = (k, value);
            }
        }

        return found;
    }
}
