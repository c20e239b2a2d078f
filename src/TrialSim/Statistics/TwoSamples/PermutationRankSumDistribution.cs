namespace TrialSim.Statistics.TwoSamples;

/// <summary>Exact distribution of the rank sum of one sample given the ties: every choice of n1 of all observations is equally likely.</summary>
/// <remarks>
/// Shift algorithm on whole-number scores, doubled midranks less the smallest. Each observation joins the sample with probability n1 / N,
/// independently, and the sizes that come out are then restricted to n1: the same distribution as that of the choices, built from positive
/// terms that neither overflow nor cancel. Source: Streitberg and Roehmel (1986), Statistical Software Newsletter 12:10-17.
/// </remarks>
internal sealed class PermutationRankSumDistribution
{
    // some seconds and 200 MB
    private const double MostSteps = 1e10;

    private readonly double[] mass; // by sum of scores, of the smaller sample
    private readonly int chosen;
    private readonly int total;
    private readonly long totalScore;

    /// <summary>The distribution of the sum of a sample's scores.</summary>
    /// <param name="scores">Whole-number scores of all observations, the smallest of them 0.</param>
    /// <param name="chosen">Size of the sample.</param>
    /// <exception cref="StatisticsInputException">The sample is too large for it.</exception>
    public PermutationRankSumDistribution(ReadOnlySpan<int> scores, int chosen)
    {
        this.chosen = chosen;
        total = scores.Length;
        var ascending = scores.ToArray();
        Array.Sort(ascending);
        int largest = 0;
        foreach (int score in ascending.AsSpan(total - chosen))
        {
            largest += score;
        }

        if ((double)total * chosen * largest > MostSteps)
        {
            throw new StatisticsInputException(
                $"the exact rank-sum distribution of {chosen} among {total} tied observations is too large to work out.", "Use the normal approximation.");
        }

        foreach (int score in ascending)
        {
            totalScore += score;
        }

        mass = MassOf(ascending, chosen, largest);
    }

    /// <summary>The p-value of an observed sum; two-sided, the probability of a sum at least as far from its mean.</summary>
    public double Tail(long observed, Alternative alternative)
    {
        double tail = 0;
        long distance = Math.Abs((observed * total) - (chosen * totalScore)); // from the mean, N times
        for (long sum = 0; sum < mass.Length; sum++)
        {
            bool counts = alternative switch
            {
                Alternative.Greater => sum >= observed,
                Alternative.Less => sum <= observed,
                _ => Math.Abs((sum * total) - (chosen * totalScore)) >= distance,
            };
            tail += counts ? mass[sum] : 0;
        }

        return Math.Min(1, tail);
    }

    private static double[] MassOf(ReadOnlySpan<int> ascending, int chosen, int largest)
    {
        double joins = (double)chosen / ascending.Length;
        var bySize = new double[chosen + 1][];
        for (int size = 0; size <= chosen; size++)
        {
            bySize[size] = new double[largest + 1];
        }

        bySize[0][0] = 1;
        var top = new int[chosen + 1]; // largest sum so far of each size
        for (int i = 0; i < ascending.Length; i++)
        {
            int score = ascending[i];
            for (int size = Math.Min(i + 1, chosen); size >= 0; size--)
            {
                var same = bySize[size].AsSpan(0, top[size] + 1);
                foreach (ref double m in same)
                {
                    m *= 1 - joins;
                }

                if (size > 0)
                {
                    top[size] = Math.Max(top[size], top[size - 1] + score);
                    AddShifted(bySize[size], bySize[size - 1].AsSpan(0, top[size - 1] + 1), score, joins);
                }
            }
        }

        double ofThisSize = 0;
        foreach (double m in bySize[chosen])
        {
            ofThisSize += m;
        }

        return Array.ConvertAll(bySize[chosen], m => m / ofThisSize);
    }

    private static void AddShifted(Span<double> target, ReadOnlySpan<double> source, int shift, double weight)
    {
        for (int sum = 0; sum < source.Length; sum++)
        {
            target[sum + shift] += weight * source[sum];
        }
    }
}
