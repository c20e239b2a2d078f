namespace TrialSim.Statistics.TwoSamples;

/// <summary>The rank-sum test whose null distribution is exact in the presence of ties: that of all permutations of the observed midranks.</summary>
/// <remarks>
/// The two-sided p-value is the probability of a rank sum at least as far from its mean; where the distribution is skewed it differs from twice
/// the smaller tail. Without spread when all observations are equal: P is then 1.
/// </remarks>
public static class PermutationRankSum
{
    /// <summary>Tests whether the first sample lies higher or lower than the second.</summary>
    /// <param name="first">First sample, in any order.</param>
    /// <param name="second">Second sample, in any order.</param>
    /// <param name="alternative">"Greater": the first sample lies higher.</param>
    public static PermutationRankSumResult Test(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative = Alternative.TwoSided)
    {
        FiniteSample.Require(first, nameof(first));
        FiniteSample.Require(second, nameof(second));
        if (first.IsEmpty || second.IsEmpty)
        {
            return new(Estimability.TooFewObservations, double.NaN, double.NaN, double.NaN, double.NaN);
        }

        var ranks = new double[first.Length + second.Length];
        double tieSum = Midranks.Assign([.. first, .. second], ranks);
        var scores = WholeScores(ranks);
        double rankSum = 0;
        foreach (double rank in ranks.AsSpan(0, first.Length))
        {
            rankSum += rank;
        }

        var sum = new RankSum(first.Length, second.Length, rankSum - (0.5 * first.Length * (first.Length + 1.0)), tieSum);
        double z = sum.Deviate.Z(alternative, ContinuityCorrection.None);
        return new(
            sum.Deviate.StandardDeviation > 0 ? Estimability.Estimable : Estimability.NoSpread,
            sum.W,
            ExactTail(scores, first.Length, alternative),
            z,
            RankDeviate.Tail(z, alternative));
    }

    // The smaller sample's sum is distributed; the larger's is the rest, and looks the other way.
    private static double ExactTail(ReadOnlySpan<int> scores, int n1, Alternative alternative)
    {
        int n2 = scores.Length - n1;
        var smaller = n1 <= n2 ? scores[..n1] : scores[n1..];
        var direction = n1 <= n2 ? alternative : Opposite(alternative);
        long observed = 0;
        foreach (int score in smaller)
        {
            observed += score;
        }

        return new PermutationRankSumDistribution(scores, smaller.Length).Tail(observed, direction);
    }

    private static Alternative Opposite(Alternative alternative) => alternative switch
    {
        Alternative.Greater => Alternative.Less,
        Alternative.Less => Alternative.Greater,
        _ => Alternative.TwoSided,
    };

    // Doubled midranks from 0, divided by what they have in common.
    private static int[] WholeScores(double[] ranks)
    {
        double smallest = ranks.Min();
        int[] scores = Array.ConvertAll(ranks, rank => (int)(2 * (rank - smallest)));
        int common = 0;
        foreach (int score in scores)
        {
            common = GreatestCommonDivisor(common, score);
        }

        return common > 1 ? Array.ConvertAll(scores, score => score / common) : scores;
    }

    private static int GreatestCommonDivisor(int a, int b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }
}
