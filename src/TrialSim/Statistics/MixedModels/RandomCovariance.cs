namespace TrialSim.Statistics.MixedModels;

/// <summary>Estimated covariance matrix of the random effects of a term.</summary>
/// <param name="Group">The grouping.</param>
/// <param name="Effects">Names of the effects.</param>
/// <param name="Matrix">Variances and covariances, in squared units of the response over the units of the effects' covariates.</param>
public sealed record RandomCovariance(string Group, IReadOnlyList<string> Effects, double[,] Matrix)
{
    /// <summary>Correlation of two effects; NaN where one does not vary.</summary>
    public double Correlation(int first, int second) => Matrix[first, second] / Math.Sqrt(Matrix[first, first] * Matrix[second, second]);
}
