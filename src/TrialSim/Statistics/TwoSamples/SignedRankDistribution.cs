namespace TrialSim.Statistics.TwoSamples;

/// <summary>Exact null distribution of the signed-rank statistic without ties or zeros.</summary>
internal static class SignedRankDistribution
{
    /// <summary>The distribution of the sum of those of the ranks 1 to n that belong to positive differences.</summary>
    /// <remarks>Each rank is in the sum with probability 1/2. Source: Wilcoxon (1945), Biometrics Bulletin 1:80-83.</remarks>
    public static SymmetricNullDistribution Of(int n)
    {
        long largest = (long)n * (n + 1) / 2;
        var half = new double[(largest / 2) + 1];
        half[0] = 1;
        for (int rank = 1; rank <= n; rank++)
        {
            int top = (int)Math.Min(half.Length - 1, (long)rank * (rank + 1) / 2);
            for (int sum = top; sum >= 0; sum--)
            {
                half[sum] = 0.5 * (half[sum] + (sum >= rank ? half[sum - rank] : 0));
            }
        }

        return new(half, largest);
    }
}
