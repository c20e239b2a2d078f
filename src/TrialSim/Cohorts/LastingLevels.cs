using TrialSim.Numerics;
using TrialSim.Quantities;

namespace TrialSim.Cohorts;

/// <summary>The lasting levels of a patient given one measurement of each biomarker, under the normal model of measurement error.</summary>
/// <remarks>
/// Measurements x have mean m and covariance S; errors are independent with variance e_k = (1 - reliability_k) S_kk. Given x the levels are
/// normal with mean x - E P (x - m) and covariance E - E P E, where E = diag(e) and P is the inverse of S. Without error a level is x itself.
/// </remarks>
internal sealed class LastingLevels
{
    private LastingLevels(double[] errorVariance, double[] shrinkage, double[,] spread) =>
        (ErrorVariance, Shrinkage, Spread) = (errorVariance, shrinkage, spread);

    /// <summary>e: variance of each biomarker's error of measurement.</summary>
    public double[] ErrorVariance { get; }

    /// <summary>E P, row by row.</summary>
    public double[] Shrinkage { get; }

    /// <summary>Lower triangle whose product with its transpose is E - E P E.</summary>
    public double[,] Spread { get; }

    /// <summary>Those of the patients of a file; null where no levels can be so much less variable than one measurement of them.</summary>
    public static LastingLevels? Of(ResampledPatients patients, IReadOnlyList<Reliability> reliabilities)
    {
        int n = reliabilities.Count;
        var factor = (double[])patients.Covariance.Clone();
        double[] error = [.. reliabilities.Select((r, k) => (1 - r.Value) * patients.Covariance[k * (n + 1)])];
        var shrinkage = new double[n * n];
        var spread = new double[n, n];
        if (error.All(e => e == 0))
        {
            return new(error, shrinkage, spread);
        }

        if (!PositiveDefinite.TryFactor(factor, n))
        {
            return null;
        }

        PositiveDefinite.Invert(factor, n, shrinkage);
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k < n; k++)
            {
                shrinkage[(j * n) + k] *= error[j];
                spread[j, k] = (j == k ? error[j] : 0) - (shrinkage[(j * n) + k] * error[k]);
            }
        }

        return Cholesky.Lower(spread) is { } lower ? new(error, shrinkage, lower) : null;
    }
}
