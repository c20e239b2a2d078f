namespace TrialSim.Statistics.Correlations;

/// <summary>Exact null distribution of the number of concordant pairs among untied observations.</summary>
internal static class KendallDistribution
{
    private const int MostObservations = 2000;

    /// <summary>The distribution for n observations.</summary>
    /// <remarks>
    /// The k-th observation is concordant with 0 to k - 1 of those before it, each number equally likely. Source: Kendall (1938), Biometrika 30:81-93.
    /// </remarks>
    /// <exception cref="StatisticsInputException">There are more than 2,000 observations.</exception>
    public static SymmetricNullDistribution Of(int n)
    {
        if (n > MostObservations)
        {
            throw new StatisticsInputException($"the exact distribution of Kendall's tau of {n} observations is too large to work out.", "Use the normal approximation.");
        }

        long largest = (long)n * (n - 1) / 2;
        var mass = new double[(largest / 2) + 1];
        var cumulative = new double[mass.Length];
        mass[0] = 1;
        for (int k = 2; k <= n; k++)
        {
            double sum = 0;
            for (int t = 0; t < mass.Length; t++)
            {
                sum += mass[t];
                cumulative[t] = sum;
            }

            for (int t = 0; t < mass.Length; t++)
            {
                mass[t] = (cumulative[t] - (t >= k ? cumulative[t - k] : 0)) / k;
            }
        }

        return new(mass, largest);
    }
}
