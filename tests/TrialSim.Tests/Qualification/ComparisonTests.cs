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

    [Fact]
    public void What_is_no_file_of_cases_is_refused()
    {
        Assert.Throws<StatisticsInputException>(() => Qualifier.Run("x.json", "[1, 2]", _ => throw new InvalidOperationException()));
        Assert.Throws<StatisticsInputException>(() => Qualifier.Run("x.json", "{ \"cases\": ", _ => throw new InvalidOperationException()));
    }

    private static string Adjust(string expected, string tolerance = """{ "rel": 1e-9 }""") =>
        $$"""{ "id": "a", "method": "p_value_adjustment", "inputs": { "p": [0.01, 0.04] }, "expected": {{expected}}, "tolerance": {{tolerance}} }""";

    private static CaseReport Run(string reference) =>
        Assert.Single(Qualifier.Run("x.json", $$"""{ "family": "f", "cases": [{{reference}}] }""", _ => throw new InvalidOperationException()).Cases);
}
