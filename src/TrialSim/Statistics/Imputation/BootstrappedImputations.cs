using TrialSim.Statistics.Estimation;

namespace TrialSim.Statistics.Imputation;

/// <summary>Pools estimates from bootstrap samples that were each imputed several times.</summary>
/// <remarks>
/// The variance comes from a one-way analysis of variance with the bootstrap samples as groups: (MSB (1 + 1/B) - MSW) / D. Valid also where
/// imputation and analysis model disagree. Source: von Hippel and Bartlett (2021), Statistical Science 36:400-420.
/// </remarks>
public static class BootstrappedImputations
{
    /// <summary>Fewer degrees of freedom than this are not used, since the interval would become meaningless.</summary>
    private const double LeastDf = 3;

    /// <summary>The pooled estimate; its standard error is NaN where the variance within samples exceeds that between them.</summary>
    /// <param name="estimates">A row for each bootstrap sample, a column for each imputation; at least two of both.</param>
    public static ContrastEstimate Pool(double[,] estimates)
    {
        int samples = estimates.GetLength(0);
        int imputations = estimates.GetLength(1);
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(imputations, 2);
        double[] means = [.. Enumerable.Range(0, samples).Select(b => Enumerable.Range(0, imputations).Average(d => estimates[b, d]))];
        double mean = means.Average();
        double within = 0;
        double between = 0;
        for (int b = 0; b < samples; b++)
        {
            between += imputations * (means[b] - mean) * (means[b] - mean);
            for (int d = 0; d < imputations; d++)
            {
                within += (estimates[b, d] - means[b]) * (estimates[b, d] - means[b]);
            }
        }

        within /= samples * (imputations - 1);
        between = between / (samples - 1) * (1 + (1.0 / samples)); // as it enters the variance
        double variance = (between - within) / imputations;
        double divisor = ((between * between / (samples - 1)) + (within * within / (samples * (imputations - 1.0)))) / (imputations * (double)imputations);
        return new(mean, Math.Sqrt(variance), Math.Max(LeastDf, variance * variance / divisor));
    }
}
