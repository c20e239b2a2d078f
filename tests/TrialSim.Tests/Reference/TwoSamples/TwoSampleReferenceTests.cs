using System.Text.Json;
using TrialSim.Statistics;
using TrialSim.Statistics.TwoSamples;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.TwoSamples;

/// <summary>Tests of two samples against two-samples.json, which two-samples.R made with R's own functions.</summary>
/// <remarks>
/// Approximate: R writes 15 digits, its t and F tails are good to 1e-13, and shifts of the normal rank tests are searched to 1e-12 of the
/// unit by both programs.
/// </remarks>
public sealed class TwoSampleReferenceTests
{
    private const double Digits = 2e-13;
    private const double Searched = 2e-12;

    private static readonly JsonElement Document = ReferenceFile.Document("TwoSamples/two-samples.json");

    [Fact]
    public void T_tests_agree_with_R() => ForEach("t", c =>
    {
        var (x, y) = (SampleMoments.Of(Sample(c, "x")), SampleMoments.Of(Sample(c, "y")));
        var found = c.GetProperty("pooled").GetBoolean()
            ? TTest.Pooled(x, y, Direction(c), c.Number("confidence"), c.Number("null"))
            : TTest.Welch(x, y, Direction(c), c.Number("confidence"), c.Number("null"));
        Assert.Equal(Estimability.Estimable, found.Outcome);
        Close(c, "statistic", found.T);
        Close(c, "df", found.DegreesOfFreedom);
        Close(c, "se", found.StandardError);
        Close(c, "p", found.P);
        CloseEnds(c, found.Interval);
    });

    [Fact]
    public void Variance_ratios_agree_with_R() => ForEach("variance", c =>
    {
        var found = VarianceRatioTest.Test(SampleMoments.Of(Sample(c, "x")), SampleMoments.Of(Sample(c, "y")), Direction(c), c.Number("confidence"), c.Number("null"));
        Close(c, "statistic", found.F);
        Close(c, "p", found.P);
        CloseEnds(c, found.Interval);
    });

    [Fact]
    public void Rank_sum_tests_agree_with_R() => ForEach("wilcoxon", c =>
    {
        var found = MannWhitney.Test(Sample(c, "x"), Sample(c, "y"), Distribution(c), Direction(c), Correction(c), c.Number("confidence"), c.Number("null"));
        Assert.Equal(c.GetProperty("is_exact").GetBoolean() ? RankDistribution.Exact : RankDistribution.Asymptotic, found.Distribution);
        Close(c, "statistic", found.W);
        Close(c, "p", found.P);
        Close(c, "median", found.MedianDifference);
        CloseEnd(c, "estimate", found.Shift, Searched);
        CloseSearchedEnds(c, found.Interval);
    });

    [Fact]
    public void Signed_rank_tests_agree_with_R() => ForEach("signed_rank", c =>
    {
        double[] values = [.. Sample(c, "x"), .. Sample(c, "y").Select(v => -v)];
        var found = SignedRank.Test(values, Distribution(c), Direction(c), Correction(c), c.Number("confidence"), c.Number("null"));
        Assert.Equal(c.GetProperty("is_exact").GetBoolean() ? RankDistribution.Exact : RankDistribution.Asymptotic, found.Distribution);
        Close(c, "statistic", found.V);
        Close(c, "p", found.P);
        if (c.TryGetProperty("estimate", out _))
        {
            CloseEnd(c, "estimate", found.Pseudomedian, Searched);
            CloseSearchedEnds(c, found.Interval);
        }
    });

    [Fact]
    public void Rank_sum_tests_given_the_ties_agree_with_coin() => ForEach("permutation", c =>
    {
        var found = PermutationRankSum.Test(Sample(c, "x"), Sample(c, "y"), Direction(c));
        Close(c, "p", found.P, 1e-12);
        Close(c, "z", found.Z);
    });

    [Fact]
    public void Exact_distributions_agree_with_R()
    {
        var all = Document.GetProperty("distributions");
        var rankSum = all.GetProperty("rank_sum");
        Agree(rankSum, RankSumDistribution.Of(rankSum.Whole("m"), rankSum.Whole("n")));
        Agree(rankSum, RankSumDistribution.Of(rankSum.Whole("n"), rankSum.Whole("m")));
        Agree(all.GetProperty("signed_rank"), SignedRankDistribution.Of(all.GetProperty("signed_rank").Whole("n")));
        var large = all.GetProperty("large");
        var of = RankSumDistribution.Of(large.Whole("m"), large.Whole("n"));
        foreach (var (u, p) in large.Numbers("u").Zip(large.Numbers("p")))
        {
            Near.Relative(p, of.Cumulative((long)u), Digits, u);
        }
    }

    [Fact]
    public void Stratified_rank_sums_agree_with_coin()
    {
        var c = Document.GetProperty("strata");
        bool[] inFirst = [.. c.GetProperty("in_first").EnumerateArray().Select(v => v.GetBoolean())];
        int[] strata = [.. c.Numbers("stratum").Select(s => (int)s)];
        int size = strata.Length - 1; // the last is alone in its stratum, and coin leaves it out
        var found = StratifiedRankSum.Test(c.Numbers("y").AsSpan(0, size), inFirst.AsSpan(0, size), strata.AsSpan(0, size), StratumScores.JointRanks);
        Near.Relative(c.Number("z_joint"), found.Z, Digits);
        var withLone = StratifiedRankSum.Test(c.Numbers("y"), inFirst, strata, StratumScores.VanElteren);
        var without = StratifiedRankSum.Test(c.Numbers("y").AsSpan(0, size), inFirst.AsSpan(0, size), strata.AsSpan(0, size), StratumScores.VanElteren);
        Assert.Equal(without, withLone);
    }

    private static void Agree(JsonElement expected, SymmetricNullDistribution found)
    {
        foreach (var (value, p) in expected.Numbers("p").Index())
        {
            Near.Relative(p, found.Cumulative(value), Digits, value);
            Near.Absolute(1 - p, found.AtLeast(value + 1), 1e-14, value);
        }

        Assert.Equal(expected.Numbers("quantile"), expected.Numbers("quantile_of").Select(p => (double)found.Quantile(p)));
    }

    private static void ForEach(string section, Action<JsonElement> check)
    {
        var cases = Document.GetProperty(section).EnumerateArray().ToList();
        Assert.True(cases.Count > 20);
        cases.ForEach(check);
    }

    private static double[] Sample(JsonElement c, string name)
    {
        var sample = Document.GetProperty("samples").GetProperty(c.GetProperty("sample").GetString()!).GetProperty(name);
        return sample.ValueKind == JsonValueKind.Number ? [sample.GetDouble()] : [.. sample.EnumerateArray().Select(v => v.GetDouble())];
    }

    private static Alternative Direction(JsonElement c) => c.GetProperty("alternative").GetString() switch
    {
        "less" => Alternative.Less,
        "greater" => Alternative.Greater,
        _ => Alternative.TwoSided,
    };

    private static RankDistribution Distribution(JsonElement c) => c.GetProperty("exact").GetBoolean() ? RankDistribution.Exact : RankDistribution.Asymptotic;

    private static ContinuityCorrection Correction(JsonElement c) =>
        c.GetProperty("correct").GetBoolean() ? ContinuityCorrection.TowardsNull : ContinuityCorrection.None;

    private static void Close(JsonElement c, string field, double actual, double limit = Digits) =>
        Near.Relative(c.Number(field), actual, limit, $"{c} {field}");

    private static void CloseEnds(JsonElement c, ConfidenceInterval interval)
    {
        CloseEnd(c, "lower", interval.Lower, Digits);
        CloseEnd(c, "upper", interval.Upper, Digits);
    }

    private static void CloseSearchedEnds(JsonElement c, ConfidenceInterval interval)
    {
        CloseEnd(c, "lower", interval.Lower, Searched);
        CloseEnd(c, "upper", interval.Upper, Searched);
    }

    // an end may lie near 0, where only its distance counts, in the unit of the observations
    private static void CloseEnd(JsonElement c, string field, double actual, double limit)
    {
        double expected = c.Number(field);
        Assert.True(expected.Equals(actual) || Math.Abs(expected - actual) <= limit * Math.Max(1, Math.Abs(expected)), $"{c} {field}: found {actual:R}");
    }
}
