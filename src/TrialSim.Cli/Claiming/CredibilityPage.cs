using System.Text;
using TrialSim.Characteristics;
using TrialSim.Cli.Reports;
using TrialSim.Cli.Terminal;
using TrialSim.Findings;

namespace TrialSim.Cli.Claiming;

/// <summary>The five questions in words and tables.</summary>
internal static class CredibilityPage
{
    /// <summary>The page as text in UTF-8.</summary>
    public static byte[] Write(FinishedCredibility finished, IReadOnlyList<string> written)
    {
        var assessment = finished.Assessment;
        var inquest = assessment.Inquest;
        var page = new Page();
        page.Title($"{assessment.Provenance.Scenario}: how credible would effect modification be that {inquest.Interaction.Name} finds?");
        foreach (var answer in assessment.Answers)
        {
            page.Entry($"Question {answer.Number}", answer.Question);
            page.Entry("Answer", answer.Suggested);
            page.Points("Known", answer.Known);
            page.Points("Open", answer.Open);
            page.Space();
        }

        page.Points("Truths", inquest.Truths.Select(t => $"{t.Name}: {t.Description}{(t.IsPredictive ? string.Empty : " (null)")}"));
        page.Entry("Reading", "± is one Monte Carlo standard error; \"other way\" is against the direction that is true in the scenario; - is not defined.");
        page.Table(Shares(assessment));
        page.Table(Beside(assessment));
        page.Table(Ratios(assessment));
        for (int p = 0; p < inquest.Priors.Count; p++)
        {
            page.Table(Values(assessment, p));
        }

        PageClosing.Write(page, assessment.Provenance, finished.Workers, finished.Elapsed, written);
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static ReportTable Shares(CredibilityAssessment assessment) => ByTruth(
        assessment, $"Question 3: where {assessment.Inquest.Interaction.Name} falls (shares of trials)",
        [.. Enumerable.Range(0, CredibilityBand.All.Count).Where(b => !CredibilityBand.All[b].IsReversed).Select(b => (CredibilityBand.All[b].Name, assessment.Shares[b]))]);

    private static ReportTable Beside(CredibilityAssessment assessment) => ByTruth(
        assessment, "Questions 1 and 4: the wrong direction, and what else is tested (shares of trials)",
        [
            .. Enumerable.Range(0, CredibilityBand.All.Count).Where(b => CredibilityBand.All[b].IsReversed).Select(b => (CredibilityBand.All[b].Name, assessment.Shares[b])),
            ("p <= 0.05 in any test", assessment.AnyTest),
        ]);

    private static ReportTable ByTruth(CredibilityAssessment assessment, string title, (string Heading, IReadOnlyList<Estimate> Shares)[] columns) => new(
        title,
        ["truth", .. columns.Select(c => c.Heading)],
        [.. assessment.Inquest.Truths.Select((truth, t) => (string[])[truth.Name, .. columns.Select(c => Digits.Of(c.Shares[t]))])]);

    private static ReportTable Ratios(CredibilityAssessment assessment) => ByBand(
        assessment, $"Likelihood ratio of each band against the null \"{assessment.WorstNull}\"", c => c.Ratio);

    private static ReportTable Values(CredibilityAssessment assessment, int prior) => ByBand(
        assessment, $"Probability that the marker is predictive, {Digits.Plain(assessment.Inquest.Priors[prior])} beforehand; against \"{assessment.WorstNull}\"", c => c.PredictiveValues[prior].Value);

    private static ReportTable ByBand(CredibilityAssessment assessment, string title, Func<BandContrast, Estimate> figure)
    {
        var contrasts = assessment.Contrasts.Where(c => c.Null == assessment.WorstNull).ToLookup(c => c.Band);
        string[] truths = [.. assessment.Inquest.Truths.Where(t => t.IsPredictive).Select(t => t.Name)];
        return new(title, ["interaction p", .. truths], [.. CredibilityBand.All.Select(b => (string[])[b.Name, .. contrasts[b.Name].Select(c => Digits.Of(figure(c)))])]);
    }
}
