using TrialSim.Characteristics;
using TrialSim.Cli.Running;

namespace TrialSim.Cli.Reports;

/// <summary>How often the conclusions are drawn, and how often a claim is false.</summary>
internal static class DecisionTable
{
    /// <summary>One row a decision rule, and one for the family of claims; none where the scenario has neither.</summary>
    public static ReportTable? Of(FinishedRun run, FigureBook book)
    {
        var scenario = run.Result.Scenario;
        string[][] rows =
        [
            .. scenario.Decisions.Select(d => (string[])[d.Name, Digits.Of(book.OfAnalysis(d.Name, Measures.RejectionRate)), d.Describe()]),
            .. scenario.Claims.Count == 0
                ? Array.Empty<string[]>()
                : [["family-wise error", Digits.Of(book.OfAnalysis(null, Measures.FamilyWiseError)), $"a false claim among {string.Join(", ", scenario.Claims)}"]],
        ];
        return rows.Length == 0 ? null : new("Conclusions", ["conclusion", "share of trials", "drawn when"], rows);
    }
}
