using TrialSim.Qualification;
using TrialSim.Statistics;

namespace TrialSim.Tests.Qualification;

/// <summary>What passes a qualification and what does not.</summary>
public class ComparisonTests
{
    [Fact]
    public void A_method_nobody_knows_is_a_failure() =>
        Assert.Contains("no method", Run("""{ "id": "a", "method": "astrology", "expected": { "x": 1 } }""").Failure, StringComparison.Ordinal);

    [Fact]
    public void A_case_that_expects_nothing_has_not_passed() =>
        Assert.False(Run(Adjust("{ }")).Passed);

    [Fact]
    public void A_missing_field_is_a_failure()
    {
        var report = Run(Adjust("""{ "holm": [0.02, 0.04], "astrology": 3 }"""));
        Assert.False(report.Passed);
        Assert.Equal("astrology", Assert.Single(report.Fields, f => !f.Passed).Path);
    }

    [Fact]
    public void A_list_that_is_too_short_is_a_failure() =>
        Assert.False(Run(Adjust("""{ "holm": [0.02, 0.04, 0.04] }""")).Passed);

    [Fact]
    public void Null_expects_nothing() =>
        Assert.True(Run(Adjust("""{ "holm": [0.02, 0.04], "astrology": null }""")).Passed);

    [Theory]
    [InlineData("""{ "rel": 1e-3 }""", 0.0200199, true)]
    [InlineData("""{ "rel": 1e-3 }""", 0.0200201, false)]
    [InlineData("""{ "rel": 1e-9, "abs": 2e-5 }""", 0.0200199, true)]
    [InlineData("""{ "rel": 1e-9, "abs": 2e-5, "by_field": { "holm": { "rel": 1e-9, "abs": 1e-6 } } }""", 0.0200199, false)]
    [InlineData("""{ "rel": 1e-9, "abs": 2e-5, "by_field": { "holm": "explained elsewhere" } }""", 0.0200199, true)]
    public void The_larger_of_absolute_and_relative_distance_counts(string tolerance, double expected, bool passes) =>
        Assert.Equal(passes, Run(Adjust(FormattableString.Invariant($$"""{ "holm": [{{expected}}, 0.04] }"""), tolerance)).Passed);

    [Theory]
    [InlineData("[1, 2]", "no list \"cases\"")]
    [InlineData("", "the file is empty")]
    [InlineData("{ \"cases\": ", "x.json:1: not valid JSON")]
    [InlineData("{\n  \"cases\": [oops]\n}", "x.json:2: not valid JSON: \"oops]\"")]
    [InlineData("""{ "cases": [] }""", "\"cases\" is empty")]
    [InlineData("""{ "cases": [3] }""", "cases[0] is not an object")]
    [InlineData("""{ "cases": [{ "id": "a" }] }""", "cases[0].method: missing")]
    [InlineData("""{ "cases": [{ "id": "a", "method": "m" }, { "id": "a", "method": "m" }] }""", "\"a\" is the name of an earlier case")]
    [InlineData("""{ "cases": [{ "id": "a", "method": "m", "tolerance": "big" }] }""", "cases[0].tolerance: \"big\"")]
    [InlineData("""{ "cases": [{ "id": "a", "method": "m", "tolerance": { "rel": -1 } }] }""", "is not a tolerance")]
    public void What_is_no_file_of_cases_is_refused(string text, string found)
    {
        var refused = Assert.Throws<StatisticsInputException>(() => Qualifier.Run("x.json", text, _ => throw new InvalidOperationException()));
        Assert.Contains(found, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"n_1\": 74.5", "", "n_1\" is not a whole number")]
    [InlineData("\"n_1\": 1e30", "", "n_1\" is not a whole number")]
    [InlineData("\"n_1\": -3", "", "cannot be run on what the case gives")]
    [InlineData("\"n_1\": 40", "\"confidence\": 2", "confidence\" is not a level between 0 and 1")]
    public void What_a_method_cannot_take_fails_the_case_in_plain_words(string size, string option, string found)
    {
        var report = Run($$"""
            { "id": "a", "method": "two_by_two", "inputs": { "events_1": 3, {{size}}, "events_2": 4, "n_2": 30 }, "options": { {{option}} }, "expected": { "risk_1": 0.1 } }
            """);
        Assert.False(report.Passed);
        Assert.Contains(found, report.Failure, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", report.Failure, StringComparison.Ordinal);
    }

    private static string Adjust(string expected, string tolerance = """{ "rel": 1e-9 }""") =>
        $$"""{ "id": "a", "method": "p_value_adjustment", "inputs": { "p": [0.01, 0.04] }, "expected": {{expected}}, "tolerance": {{tolerance}} }""";

    private static CaseReport Run(string reference) =>
        Assert.Single(Qualifier.Run("x.json", $$"""{ "family": "f", "cases": [{{reference}}] }""", _ => throw new InvalidOperationException()).Cases);
}
