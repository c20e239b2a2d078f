using TrialSim.Numerics;

namespace TrialSim.Outcomes;

/// <summary>The Poisson distribution of events between two visits.</summary>
internal static class PoissonEvents
{
    /// <summary>Largest mean between two visits.</summary>
    public const double LargestMean = 100;

    private const double Rest = 1.0 / (1L << 34); // less than a random fraction of 32 bits can tell from nothing

    /// <summary>P(at most 0), P(at most 1), … until nothing is left.</summary>
    public static double[] Cumulative(double mean)
    {
        var cumulative = new List<double>();
        double term = Portable.Exp(-mean);
        double sum = term;
        while (1 - sum > Rest || cumulative.Count < mean)
        {
            cumulative.Add(sum);
            term *= mean / cumulative.Count;
            sum += term;
        }

        cumulative.Add(1);
        return [.. cumulative];
    }
}
