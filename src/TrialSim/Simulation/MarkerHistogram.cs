using TrialSim.Numerics;

namespace TrialSim.Simulation;

/// <summary>Distribution of a biomarker's natural logarithm in fine bins around its mean.</summary>
internal sealed class MarkerHistogram(double logMean, double logSd)
{
    private const int Bins = 8192;

    private readonly double low = logMean - (10 * logSd);
    private readonly double perBin = 20 * logSd / Bins;
    private readonly long[] counts = new long[Bins];

    /// <summary>Adds eight values.</summary>
    public void Add(Lanes logLevel)
    {
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            if (double.IsNaN(logLevel[lane]))
            {
                continue; // missing
            }

            counts[Math.Clamp((int)((logLevel[lane] - low) / perBin), 0, Bins - 1)]++;
        }
    }

    /// <summary>Adds another worker's counts.</summary>
    public void Merge(MarkerHistogram other)
    {
        for (int bin = 0; bin < Bins; bin++)
        {
            counts[bin] += other.counts[bin];
        }
    }

    /// <summary>Median concentration with its standard error from the order statistics one standard error of rank away.</summary>
    public TrueValue Median()
    {
        double spread = 0.5 / Math.Sqrt(counts.Sum());
        return new(Portable.Exp(Quantile(0.5)), (Portable.Exp(Quantile(0.5 + spread)) - Portable.Exp(Quantile(0.5 - spread))) / 2);
    }

    private double Quantile(double q)
    {
        double rank = q * counts.Sum();
        long below = 0;
        for (int bin = 0; bin < Bins; bin++)
        {
            if (rank <= below + counts[bin] && counts[bin] > 0)
            {
                return low + (perBin * (bin + ((rank - below) / counts[bin])));
            }

            below += counts[bin];
        }

        return low + (perBin * Bins);
    }
}
