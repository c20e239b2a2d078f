namespace TrialSim.Tests.Behaviour;

/// <summary>What a reader of an analysis's report is told.</summary>
public class AnalyzeReportTests
{
    [Fact]
    public void A_response_in_texts_says_which_of_them_is_the_event()
    {
        string plan = Plan("""{ "kind": "logistic-model", "name": "m", "formula": "SEX ~ BASE" }""");
        Assert.Contains("M is the event of SEX, F is none", Words(plan), StringComparison.Ordinal);
        Assert.Contains("M is the event of SEX, F is none", Words(plan.Replace("SEX ~ BASE\"", "SEX ~ BASE\", \"fitting\": \"firth\"", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Visits_whose_alphabetical_order_is_not_that_of_their_numbers_are_pointed_out()
    {
        string data = AnalyzeInput.Data.Replace(",1,2", ",Week 10,2", StringComparison.Ordinal).Replace(",2,2", ",Week 2,2", StringComparison.Ordinal);
        string plan = Plan("""{ "kind": "mmrm-model", "name": "m", "formula": "SCORE ~ BASE", "patient": "ID", "visit": "WEEK", "structure": "compound-symmetry" }""");
        const string Said = "\"Week 10\" before \"Week 2\"";
        Assert.Contains(Said, Words(plan, data), StringComparison.Ordinal);
        Assert.DoesNotContain(Said, Words(plan.Replace("\"analyses\"", "\"data\": { \"factors\": [{ \"column\": \"WEEK\", \"levels\": [\"Week 2\", \"Week 10\"] }] }, \"analyses\"", StringComparison.Ordinal), data), StringComparison.Ordinal);
        Assert.DoesNotContain("alphabetical", Words(plan), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kenward-roger", "Kenward-Roger standard errors")]
    [InlineData("kenward-roger-second-derivatives", "Kenward-Roger (with second derivatives) standard errors")]
    public void Kenward_Roger_means_the_form_without_second_derivatives_whichever_way_it_is_named(string word, string said)
    {
        string asked = $$"""{ "kind": "mmrm-model", "name": "m", "formula": "SCORE ~ BASE", "patient": "ID", "visit": "WEEK", "structure": "unstructured", "degrees-of-freedom": "kenward-roger", "covariance": "{{word}}" }""";
        Assert.Contains(said, Words(Plan(asked)), StringComparison.Ordinal);
        string unsaid = Words(Plan(asked.Replace($", \"covariance\": \"{word}\"", string.Empty, StringComparison.Ordinal)));
        Assert.Contains("Kenward-Roger standard errors", unsaid, StringComparison.Ordinal);
    }

    [Fact]
    public void Survival_is_printed_at_a_few_round_times_and_written_at_every_event()
    {
        string plan = Plan("""{ "kind": "kaplan-meier", "name": "k", "time": "SCORE", "event": { "column": "SEX", "value": "F" } }""");
        string report = AnalyzeInput.Analyze(AnalyzeInput.Data, plan).Done();
        Assert.Contains("k: share without the event at round times", report, StringComparison.Ordinal);
        Assert.Matches("all, time 15 .* 13 at risk", report);
        Assert.DoesNotContain("time 13 ", report, StringComparison.Ordinal);
        Assert.Contains("\"all, time 13\"", AnalyzeInput.Analyze(AnalyzeInput.Data, plan, "--json").Done(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_name_breaks_and_leaves_the_statistics_in_one_line()
    {
        string name = string.Join(" ", Enumerable.Repeat("drug", 40));
        string report = AnalyzeInput.Analyze(
            AnalyzeInput.Data.Replace("drug", name, StringComparison.Ordinal), Plan("""{ "kind": "t-test", "name": "t", "response": "SCORE", "group": "ARM" }""")).Done();
        Assert.Matches(@"t\([0-9.]+\) = -?[0-9.]+ ", report);
        Assert.All(report.Split('\n').Where(line => line.Contains(" = ", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 1, 100));
    }

    [Fact]
    public void Very_small_and_very_large_numbers_are_shown_as_powers_of_ten()
    {
        string plan = Plan("""{ "kind": "t-test", "name": "t", "response": "I", "group": "ARM" }""").Replace("\"I\"", "\"SCORE\"", StringComparison.Ordinal);
        Assert.Contains("e-12", AnalyzeInput.Analyze(Scaled("e-12"), plan).Done(), StringComparison.Ordinal);
        Assert.Contains("e12", AnalyzeInput.Analyze(Scaled("e11"), plan).Done(), StringComparison.Ordinal);

        static string Scaled(string power) => string.Join('\n', AnalyzeInput.Data.Split('\n').Select((line, i) => i > 0 && line.Length > 0 ? line + power : line));
    }

    private static string Plan(string analysis) => $$"""{ "title": "One analysis", "analyses": [{{analysis}}] }""";

    private static string Words(string plan, string data = AnalyzeInput.Data) =>
        string.Join(' ', AnalyzeInput.Analyze(data, plan).Done().Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
