using System.Globalization;
using System.Text;
using TrialSim.Claims;

namespace TrialSim.Tests.Statistical.Rules;

/// <summary>Error rates of rules as a page shows them: with no effect anywhere, and in the worst of several truths.</summary>
internal static class ErrorTable
{
    /// <summary>First line, and what divides it from the others.</summary>
    public const string Head = "| Rule | promises | two-sided 0.05: no effect anywhere | worst | where | one-sided 0.025: no effect anywhere | worst | where |\n|---|---|--:|--:|---|--:|--:|---|\n";

    /// <summary>One line for each rule.</summary>
    /// <param name="rules">All rules in both directions, then again for benefit only.</param>
    /// <param name="truths">The truths, first the one without any effect.</param>
    /// <param name="hits">Trials with a false claim, by truth and rule.</param>
    /// <param name="trials">Trials of each truth.</param>
    public static string Lines(IReadOnlyList<ClaimRule> rules, IReadOnlyList<NullConfiguration> truths, long[][] hits, int trials)
    {
        var table = new StringBuilder();
        int half = rules.Count / 2;
        for (int r = 0; r < half; r++)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {rules[r].Name} | {(rules[r].ControlsFamilyWiseError ? "yes" : "no")} | {Cells(r)} | {Cells(r + half)} |\n");
        }

        return table.ToString();

        string Cells(int rule)
        {
            int worst = Enumerable.Range(0, truths.Count).MaxBy(t => hits[t][rule]);
            return $"{Rate(hits[0][rule], trials)} | {Rate(hits[worst][rule], trials)} | {truths[worst].Name}";
        }
    }

    private static string Rate(long hits, int trials)
    {
        double rate = (double)hits / trials;
        return string.Create(CultureInfo.InvariantCulture, $"{rate:F4} ± {Math.Sqrt(rate * (1 - rate) / trials):F4}");
    }
}
