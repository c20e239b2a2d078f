namespace TrialSim.Statistics;

/// <summary>Guards of methods that take observations.</summary>
internal static class FiniteSample
{
    /// <summary>Refuses observations that are missing (NaN) or infinite.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One of them is.</exception>
    public static void Require(ReadOnlySpan<double> observations, string name)
    {
        foreach (double value in observations)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentOutOfRangeException(name, value, "observations are finite numbers; leave out the missing ones");
            }
        }
    }

    /// <summary>Refuses observations that are not finite, and copies them in ascending order.</summary>
    public static double[] Sorted(ReadOnlySpan<double> observations, string name)
    {
        Require(observations, name);
        var sorted = observations.ToArray();
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>Refuses pairs of observations of which one is missing or not finite.</summary>
    /// <exception cref="ArgumentException">There are not as many of the one as of the other.</exception>
    /// <exception cref="ArgumentOutOfRangeException">One of them is not finite.</exception>
    public static void RequirePairs(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"{x.Length} observations of the one and {y.Length} of the other quantity make no pairs", nameof(y));
        }

        Require(x, nameof(x));
        Require(y, nameof(y));
    }
}
