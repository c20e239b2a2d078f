using System.Text.Json;
using TrialSim.Statistics;
using TrialSim.Statistics.Tables;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Reference.Tables;

/// <summary>Tables of counts against R. Expected numbers: contingency.json, made by contingency.R.</summary>
public sealed class ContingencyReferenceTests
{
    /// <summary>A few dozen roundings on both sides, and R's file has 15 digits.</summary>
    private const double Rounding = 1e-11;

    /// <summary>R's search for an odds ratio follows our steps, but its last ones amplify the rounding of the tails.</summary>
    private const double Search = 1e-8;

    [Fact]
    public void Intervals_of_one_risk_agree_with_R()
    {
        foreach (var (table, expected) in TwoByTwo())
        {
            double confidence = expected.Number("confidence");
            Check(expected, "wilson_ci", BinomialInterval.Wilson(table.Events1, table.N1, confidence), Rounding);
            Check(expected, "wilson_cc_ci", BinomialInterval.WilsonWithContinuity(table.Events1, table.N1, confidence), Rounding);
            Check(expected, "clopper_pearson_ci", BinomialInterval.ClopperPearson(table.Events1, table.N1, confidence), Rounding);
        }
    }

    [Fact]
    public void Conditional_odds_ratios_agree_with_R_and_to_its_tolerance_with_the_exact_ones()
    {
        foreach (var (table, expected) in TwoByTwo())
        {
            double confidence = expected.Number("confidence");
            var distribution = NoncentralHypergeometric.Of(table);
            var inR = ConditionalOddsRatio.AsInR(distribution, table.Events1, confidence);
            var exact = ConditionalOddsRatio.Of(distribution, table.Events1, confidence);
            Near.Relative(expected.Number("odds_ratio"), inR.Estimate, Search, expected);
            Check(expected, "odds_ratio_ci", inR.Interval, Search);
            Assert.Equal(distribution.Lowest == distribution.Highest, double.IsNaN(exact.Estimate)); // R says 0, but the data say nothing
            NearInR(double.IsNaN(exact.Estimate) ? 0 : exact.Estimate, inR.Estimate, expected);
            NearInR(exact.Interval.Lower, inR.Interval.Lower, expected);
            NearInR(exact.Interval.Upper, inR.Interval.Upper, expected);
        }
    }

    [Fact]
    public void Stratified_tests_agree_with_R()
    {
        foreach (var expected in ReferenceFile.Cases("Tables/contingency.json", "strata"))
        {
            var strata = Strata(expected);
            double confidence = expected.Number("confidence");
            var test = CochranMantelHaenszel.Of(strata);
            var oddsRatio = MantelHaenszelOddsRatio.Of(strata);
            var homogeneity = OddsRatioHomogeneity.Of(strata);
            var distribution = NoncentralHypergeometric.Of(strata);
            int events = strata.Sum(t => t.Events1);
            var exact = ConditionalOddsRatio.AsInR(distribution, events, confidence);

            Near.Relative(expected.Number("chi2"), test.ChiSquare.Value, Rounding, expected);
            Near.Relative(expected.Number("p"), test.ChiSquare.P, Rounding, expected);
            Near.Relative(expected.Number("chi2_continuity"), test.ChiSquareWithContinuity.Value, Rounding, expected);
            Near.Relative(expected.Number("odds_ratio"), oddsRatio.Estimate, Rounding, expected);
            Check(expected, "odds_ratio_ci", oddsRatio.Interval(confidence)!.Value, Rounding);
            // the script finds the expected counts with uniroot: tolerance 1e-14 on counts up to 30
            Near.Relative(expected.Number("breslow_day"), homogeneity.BreslowDay.Value, 1e-9, expected);
            Near.Relative(expected.Number("tarone"), homogeneity.Tarone.Value, 1e-9, expected);
            Assert.Equal(expected.Whole("homogeneity_df"), homogeneity.BreslowDay.DegreesOfFreedom);
            Near.Relative(expected.Number("exact_p"), FisherExactTest.Of(distribution, events).TwoSided, Rounding, expected);
            Near.Relative(expected.Number("exact_odds_ratio"), exact.Estimate, Search, expected);
            Check(expected, "exact_odds_ratio_ci", exact.Interval, Search);
        }
    }

    [Fact]
    public void Tests_of_larger_tables_agree_with_R()
    {
        foreach (var expected in ReferenceFile.Cases("Tables/contingency.json", "r_by_c"))
        {
            var table = Square(expected);
            var pearson = table.Pearson();
            if (expected.GetProperty("chi2").ValueKind != JsonValueKind.Null)
            {
                Near.Absolute(expected.Number("chi2"), pearson.Value, Rounding * (1 + pearson.Value), expected);
                Near.Relative(expected.Number("p"), pearson.P, Rounding, expected);
            }

            // R's network algorithm merges partial tables in single precision of their logarithms
            Near.Relative(expected.Number("fisher_p"), ExactIndependenceTest.P(table)!.Value, 1e-7, expected);
        }
    }

    [Fact]
    public void Symmetry_and_trend_agree_with_R()
    {
        foreach (var expected in ReferenceFile.Cases("Tables/contingency.json", "pairs"))
        {
            var test = McNemarTest.Of(Square(expected));
            Near.Relative(expected.Number("chi2"), test.ChiSquare.Value, Rounding, expected);
            Near.Relative(expected.Number("p"), test.ChiSquare.P, Rounding, expected);
            Near.Relative(expected.Number("chi2_continuity"), test.ChiSquareWithContinuity.Value, Rounding, expected);
            Assert.Equal(expected.Whole("df"), test.ChiSquare.DegreesOfFreedom);
            Assert.Equal(expected.GetProperty("exact_p").ValueKind == JsonValueKind.Null, test.ExactP is null);
            Near.Relative(expected.Number("exact_p"), test.ExactP ?? double.NaN, Rounding, expected);
        }

        foreach (var expected in ReferenceFile.Cases("Tables/contingency.json", "trends"))
        {
            int[] events = [.. expected.Numbers("events").Select(x => (int)x)];
            int[] n = [.. expected.Numbers("n").Select(x => (int)x)];
            var test = TrendTest.Of(events, n, expected.Numbers("score"));
            Near.Relative(expected.Number("chi2"), test.ChiSquare.Value, Rounding, expected);
            Near.Relative(expected.Number("p"), test.ChiSquare.P, Rounding, expected);
        }
    }

    private static IEnumerable<(FourfoldTable Table, JsonElement Expected)> TwoByTwo()
    {
        foreach (var expected in ReferenceFile.Cases("Tables/contingency.json", "two_by_two"))
        {
            double[] counts = expected.Numbers("table");
            yield return (new((int)counts[0], (int)counts[1], (int)counts[2], (int)counts[3]), expected);
        }
    }

    private static FourfoldTable[] Strata(JsonElement expected) =>
    [
        .. expected.GetProperty("strata").EnumerateArray()
            .Select(s => new FourfoldTable(s[0].GetInt32(), s[1].GetInt32(), s[2].GetInt32(), s[3].GetInt32())),
    ];

    private static ContingencyTable Square(JsonElement expected)
    {
        var rows = expected.GetProperty("table");
        var counts = new int[rows.GetArrayLength(), rows[0].GetArrayLength()];
        for (int i = 0; i < counts.GetLength(0); i++)
        {
            for (int j = 0; j < counts.GetLength(1); j++)
            {
                counts[i, j] = rows[i][j].GetInt32();
            }
        }

        return new(counts);
    }

    private static void Check(JsonElement expected, string name, ConfidenceInterval interval, double tolerance)
    {
        var ends = expected.GetProperty(name);
        Near.Relative(End(ends[0]), interval.Lower, tolerance, $"{expected} {name}");
        Near.Relative(End(ends[1]), interval.Upper, tolerance, $"{expected} {name}");
    }

    private static double End(JsonElement end) => end.ValueKind == JsonValueKind.String ? double.PositiveInfinity : end.GetDouble();

    // R ends its search when the ratio, or above 1 its inverse, is bracketed by 1.2e-4.
    private static void NearInR(double exact, double inR, object about)
    {
        (double ours, double theirs) = exact > 1 ? (1 / exact, 1 / inR) : (exact, inR);
        Near.Absolute(ours, theirs, 1.3e-4, about);
    }
}
