using System.Globalization;
using TrialSim.Cli.Reports;
using TrialSim.Precision;

namespace TrialSim.Cli.Precision;

/// <summary>How a run came to its number of trials, in words.</summary>
internal static class PrecisionLines
{
    private const int MostListed = 6;

    /// <summary>Headings with their text.</summary>
    public static IEnumerable<(string Heading, string Text)> Of(PrecisionReport report)
    {
        yield return ("Precision", $"{Wanted(report.Goal)} {Kept(report)} {Held(report)}");
        foreach (var line in Excused(report.Needs))
        {
            yield return line;
        }
    }

    /// <summary>The targets.</summary>
    public static string Wanted(PrecisionGoal goal) => $"Monte Carlo standard error wanted: {string.Join("; ", goal.Targets.Select(Describe))}.";

    /// <summary>That amounts of money are held to no target, where there are some.</summary>
    public static IEnumerable<(string Heading, string Text)> Money(PrecisionGoal goal, bool hasCosts) => hasCosts && goal.LeavesMoneyOut
        ? [("Money", "cost and cost-sd are held to no error, which would be one in money; name them to hold them, as in --mcse cost=1000.")]
        : [];

    /// <summary>Figures that are held to no target, and why.</summary>
    public static IEnumerable<(string Heading, string Text)> Excused(IReadOnlyList<FigureNeed> needs)
    {
        FigureNeed[] fixedErrors = [.. needs.Where(n => n.State == NeedState.OutOfReach).OrderByDescending(n => n.Figure.Mcse ?? 0)];
        if (fixedErrors.Length > 0)
        {
            yield return ("Not held", $"{List(fixedErrors, n => $"{n.Words} (± {(n.Figure.Mcse ?? 0).ToString("G2", CultureInfo.InvariantCulture)})")}: "
                + "more trials do not help, for the error of the true value alone is above the target.");
        }

        FigureNeed[] absent = [.. needs.Where(n => n.State == NeedState.NoValue)];
        if (absent.Length > 0)
        {
            yield return ("No value", $"{List(absent, n => n.Words)}: not defined under this truth, or in no trial so far; what has no value has no error.");
        }
    }

    private static string Describe(PrecisionTarget target) => $"{target.Describe()} at most {Digits.Plain(target.Mcse)}";

    private static string Kept(PrecisionReport report)
    {
        bool isAll = report.Held == report.Needs.Count;
        return (isAll, report.Held) switch
        {
            (true, 1) => "The figure keeps it.",
            (true, _) => string.Create(CultureInfo.InvariantCulture, $"All {report.Held:N0} figures keep it."),
            _ => string.Create(CultureInfo.InvariantCulture, $"{report.Held:N0} of {report.Needs.Count:N0} figures keep it; the others are named below."),
        };
    }

    private static string Held(PrecisionReport report) => report.HeldBy is { } held
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"The run was held by {held.Words}, the last to reach its target, at {report.Replicates:N0} trials (needed: about {held.Replicates:N0}).")
        : string.Create(CultureInfo.InvariantCulture, $"The first {report.Replicates:N0} trials, the fewest of a run to a target, were enough.");

    private static string List(FigureNeed[] needs, Func<FigureNeed, string> describe) =>
        string.Join(", ", needs.Take(MostListed).Select(describe)) + (needs.Length > MostListed ? $" and {needs.Length - MostListed} more" : string.Empty);
}
