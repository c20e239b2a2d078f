using TrialSim.Numerics;

namespace TrialSim.Statistics;

/// <summary>Fisher's exact test of a 2 x 2 table: the hypergeometric distribution given both margins.</summary>
internal static class FisherExact
{
    /// <summary>Tables count as no more probable than the observed one up to this relative margin, as in R's fisher.test.</summary>
    private const double RelativeMargin = 1 + 1e-7;

    /// <summary>Sum of the probabilities of all tables that are not more probable than the observed one.</summary>
    /// <param name="r1">Responders in group 1.</param>
    /// <param name="n1">Members of group 1.</param>
    /// <param name="r0">Responders in group 0.</param>
    /// <param name="n0">Members of group 0.</param>
    public static double TwoSided(int r1, int n1, int r0, int n0)
    {
        var (low, high, weights) = Weights(r1 + r0, n1, n0);
        double observed = weights[r1 - low];
        double total = 0;
        double tail = 0;
        for (int x = 0; x <= high - low; x++)
        {
            total += weights[x];
            tail += weights[x] <= observed * RelativeMargin ? weights[x] : 0;
        }

        return Math.Min(1, tail / total);
    }

    /// <summary>Probability of at least as many responders in group 1 as observed.</summary>
    public static double Greater(int r1, int n1, int r0, int n0)
    {
        var (low, high, weights) = Weights(r1 + r0, n1, n0);
        double total = 0;
        double tail = 0;
        for (int x = high; x >= low; x--)
        {
            total += weights[x - low];
            tail += x >= r1 ? weights[x - low] : 0;
        }

        return Math.Min(1, tail / total);
    }

    // Probabilities up to a common factor, built outwards from the most probable table so that nothing overflows.
    private static (int Low, int High, double[] Weights) Weights(int responders, int n1, int n0)
    {
        int low = Math.Max(0, responders - n0);
        int high = Math.Min(responders, n1);
        var weights = new double[high - low + 1];
        int mode = Math.Clamp((int)((responders + 1.0) * (n1 + 1.0) / (n1 + n0 + 2.0)), low, high);
        weights[mode - low] = 1;
        for (int x = mode; x < high; x++)
        {
            weights[x + 1 - low] = weights[x - low] * ((double)(n1 - x) * (responders - x)) / ((x + 1.0) * (n0 - responders + x + 1.0));
        }

        for (int x = mode; x > low; x--)
        {
            weights[x - 1 - low] = weights[x - low] * (x * (n0 - responders + (double)x)) / ((n1 - x + 1.0) * (responders - x + 1.0));
        }

        return (low, high, weights);
    }
}
