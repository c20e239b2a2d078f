using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Multiplicity;

/// <summary>Tests that all null hypotheses hold, from their p values alone; missing ones (NaN) are left out.</summary>
public static class GlobalTest
{
    /// <summary>Simes: the least of m p(k) / k over the ordered p values; NaN where none is given.</summary>
    /// <remarks>Source: Simes (1986), Biometrika 73:751-754.</remarks>
    public static double Simes(ReadOnlySpan<double> p)
    {
        Span<double> scratch = p.Length <= PValueOrder.OnStack ? stackalloc double[p.Length] : new double[p.Length];
        Span<int> order = p.Length <= PValueOrder.OnStack ? stackalloc int[p.Length] : new int[p.Length];
        int tested = PValueOrder.Rank(p, scratch, order);
        double smallest = tested == 0 ? double.NaN : 1;
        for (int rank = 0; rank < tested; rank++)
        {
            smallest = Math.Min(smallest, tested * p[order[rank]] / (rank + 1));
        }

        return smallest;
    }

    /// <summary>Fisher's combination of independent p values: -2 sum ln p, chi-square with 2 m degrees of freedom; NaN where none is given.</summary>
    /// <remarks>Source: Fisher (1932), Statistical Methods for Research Workers, section 21.1.</remarks>
    public static double FisherCombination(ReadOnlySpan<double> p)
    {
        int tested = 0;
        double statistic = 0;
        foreach (double value in p)
        {
            if (!double.IsNaN(value))
            {
                statistic -= 2 * Portable.Log(value);
                tested++;
            }
        }

        return tested == 0 ? double.NaN : ChiSquare.UpperTail(statistic, 2 * tested);
    }
}
