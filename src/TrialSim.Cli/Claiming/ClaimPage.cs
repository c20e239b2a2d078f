using System.Text;
using TrialSim.Characteristics;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Reports;
using TrialSim.Cli.Terminal;
using TrialSim.Findings;

namespace TrialSim.Cli.Claiming;

/// <summary>The answer about a finding in words and tables.</summary>
internal static class ClaimPage
{
    /// <summary>The page as text in UTF-8.</summary>
    public static byte[] Write(FinishedClaim finished, IReadOnlyList<string> written)
    {
        var answer = finished.Answer;
        var page = new Page();
        page.Title($"{answer.Provenance.Scenario}: what is it worth to have seen {answer.Question.Finding.Describe()}?");
        foreach (string sentence in ClaimWords.Of(answer))
        {
            page.Entry(string.Empty, sentence);
        }

        page.Points("Warning", ClaimWords.Warnings(answer));
        CautionPart.Write(page, ClaimCautions.Of(answer));
        page.Space();
        page.Points("Truths", answer.Truths.Select(t => $"{t.Truth.Name}: {t.Truth.Description}{(t.Truth.IsPredictive ? string.Empty : " (null)")}"));
        page.Entry("Estimated", Estimated(answer.Question));
        page.Entry("Reading", $"± is one Monte Carlo standard error. Near: a p-value whose normal deviate lies within {ClaimQuestion.NearHalfWidth} of the observed one. In brackets a 99% Monte Carlo interval, rounded outwards to allowed numbers. - is not defined.");
        foreach (var table in ClaimPageTables.Of(answer))
        {
            page.Table(table);
        }

        PageClosing.Write(page, answer.Provenance, finished.Workers, finished.Elapsed, written);
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static string Estimated(ClaimQuestion question) => question.Estimated is { } analysis
        ? $"{analysis.Name}: {analysis.Target.Describe(question.Truths[0].Scenario.Population.Units)}"
        : $"{question.ClaimedBy!.Name}: the effect that the rule claims (its first claim where it makes several), of each trial in the very set claimed; "
            + "treatment - control, difference of mean HAM-D changes at the final visit; against what is true of that set";
}
