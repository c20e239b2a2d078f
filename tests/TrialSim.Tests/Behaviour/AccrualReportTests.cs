using System.Text.Json.Nodes;

namespace TrialSim.Tests.Behaviour;

public class AccrualReportTests
{
    private static readonly string Enriched = Repository.Path("scenarios/designs/raison-2013-enriched.json");

    [Fact]
    public void The_description_says_how_candidates_come_and_what_things_cost()
    {
        string text = TrialsimProcess.Run("describe", Enriched).Done().ReplaceLineEndings(" ");
        Assert.Contains("10 sites with 0.5 candidates a week each, the first from week 0", text, StringComparison.Ordinal);
        Assert.Contains("each site's rate rises linearly over 13 weeks from its opening", text, StringComparison.Ordinal);
        Assert.Contains("randomization 2 weeks after screening", text, StringComparison.Ordinal);
        Assert.Contains("25 EUR a CRP measurement (every candidate at screening (for eligibility)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_of_a_run_has_a_table_of_time_and_cost_and_the_document_its_measures()
    {
        string text = TrialsimProcess.Run("run", Enriched, "--replicates", "64").Done();
        foreach (string row in new[] { "Time and cost", "weeks to the last randomization", "weeks to the last patient's last visit", "cost, EUR" })
        {
            Assert.Contains(row, text, StringComparison.Ordinal);
        }

        var figures = JsonNode.Parse(TrialsimProcess.Run("run", Enriched, "--replicates", "64", "--json").Done())!["figures"]!.AsArray();
        double Of(string measure) => (double)figures.Single(f => (string)f!["measure"]! == measure)!["estimate"]!;
        Assert.Equal(Of("enrolment-weeks") + 12, Of("duration-weeks"), 1e-6);
        // with ten sites in full one candidate comes each 0.2 weeks; 160 patients need about 450 of them
        // 116.77 in 20,000 trials (docs/compare.md); SD 7.2, so that 64 trials have an error of 0.9: 4.9 of them are 1e-6
        Assert.InRange(Of("enrolment-weeks"), 116.77 - (4.9 * 0.9), 116.77 + (4.9 * 0.9));
        Assert.True(Of("cost") > 250_000 + (10 * 15_000) + (160 * 2_000));
    }

    [Fact]
    public void A_scenario_without_accrual_says_nothing_of_time()
    {
        Assert.DoesNotContain("Accrual", TrialsimProcess.Run("describe", TrialsimProcess.W1).Done(), StringComparison.Ordinal);
        Assert.DoesNotContain("duration-weeks", TrialsimProcess.Run("run", TrialsimProcess.W1, "--replicates", "64", "--json").Done(), StringComparison.Ordinal);
    }
}
