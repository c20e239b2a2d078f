namespace TrialSim.Statistics.TwoSamples;

/// <summary>The rank-sum test within strata, for a shift that they have in common.</summary>
/// <remarks>
/// The first sample's scores are added, and judged by the mean and variance that the sum has when the samples are exchanged within strata.
/// A stratum with one sample only, or with equal observations only, adds nothing. Sources: van Elteren (1960), Bulletin of the International
/// Statistical Institute 37:351-361; moments: Strasser and Weber (1999), Mathematical Methods of Statistics 8:220-250.
/// </remarks>
public static class StratifiedRankSum
{
    /// <summary>What the test found.</summary>
    /// <param name="Outcome">Without spread where no stratum adds anything; the numbers are then NaN.</param>
    /// <param name="Z">Normal deviate, above 0 where the first sample lies higher; no continuity correction.</param>
    /// <param name="P">Its p-value.</param>
    public sealed record Result(Estimability Outcome, double Z, double P);

    /// <summary>Tests whether the first sample is shifted within strata.</summary>
    /// <param name="observations">Observations of both samples.</param>
    /// <param name="inFirst">Which of them belong to the first sample.</param>
    /// <param name="strata">Number of each observation's stratum, from 0.</param>
    /// <param name="scores">Scores of the observations.</param>
    /// <param name="alternative">"Greater": the first sample lies higher.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static Result Test(
        ReadOnlySpan<double> observations,
        ReadOnlySpan<bool> inFirst,
        ReadOnlySpan<int> strata,
        StratumScores scores,
        Alternative alternative = Alternative.TwoSided)
    {
        FiniteSample.Require(observations, nameof(observations));
        if (observations.Length != inFirst.Length || observations.Length != strata.Length)
        {
            throw new ArgumentException("observations, samples and strata differ in length", nameof(observations));
        }

        var members = MembersOf(strata);
        var scored = scores == StratumScores.VanElteren ? VanElterenScores(observations, members) : Midranks.Of(observations);
        double sum = 0;
        double variance = 0;
        foreach (int[] stratum in members)
        {
            var deviate = Permuted(scored, inFirst, stratum);
            sum += deviate.Centred;
            variance += deviate.StandardDeviation * deviate.StandardDeviation;
        }

        double z = sum / Math.Sqrt(variance);
        return variance > 0
            ? new(Estimability.Estimable, z, RankDeviate.Tail(z, alternative))
            : new(Estimability.NoSpread, double.NaN, double.NaN);
    }

    // The first sample's sum of scores less its mean, with its standard deviation, over all exchanges within a stratum.
    private static RankDeviate Permuted(ReadOnlySpan<double> scores, ReadOnlySpan<bool> inFirst, int[] stratum)
    {
        double n = stratum.Length;
        double n1 = 0;
        double total = 0;
        double first = 0;
        foreach (int i in stratum)
        {
            total += scores[i];
            first += inFirst[i] ? scores[i] : 0;
            n1 += inFirst[i] ? 1 : 0;
        }

        double mean = total / n;
        double squares = 0;
        foreach (int i in stratum)
        {
            squares += (scores[i] - mean) * (scores[i] - mean);
        }

        return new(first - (n1 * mean), n > 1 ? Math.Sqrt(n1 * (n - n1) / (n * (n - 1)) * squares) : 0);
    }

    private static double[] VanElterenScores(ReadOnlySpan<double> observations, int[][] members)
    {
        var scores = new double[observations.Length];
        foreach (int[] stratum in members)
        {
            var own = new double[stratum.Length];
            for (int i = 0; i < own.Length; i++)
            {
                own[i] = observations[stratum[i]];
            }

            var ranks = Midranks.Of(own);
            for (int i = 0; i < own.Length; i++)
            {
                scores[stratum[i]] = ranks[i] / (own.Length + 1.0);
            }
        }

        return scores;
    }

    private static int[][] MembersOf(ReadOnlySpan<int> strata)
    {
        var members = new SortedDictionary<int, List<int>>();
        for (int i = 0; i < strata.Length; i++)
        {
            if (!members.TryGetValue(strata[i], out var stratum))
            {
                members[strata[i]] = stratum = [];
            }

            stratum.Add(i);
        }

        return [.. members.Values.Select(m => m.ToArray())];
    }
}
