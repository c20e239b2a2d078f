using System.Globalization;
using System.Text;
using TrialSim.Cli.Reports;
using TrialSim.Cli.Terminal;
using TrialSim.Precision;

namespace TrialSim.Cli.Precision;

/// <summary>The plan of a run in words and a table.</summary>
internal static class PlanPage
{
    private const string Sure = "95% interval";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>The page as text in UTF-8.</summary>
    public static byte[] Write(FinishedPlan finished, IReadOnlyList<string> written)
    {
        var plan = finished.Plan;
        var page = new Page();
        page.Title(plan.Goal is null ? $"{plan.Pilot.Scenario}: how exact is a run of {Whole(plan.Needed)} trials?" : $"{plan.Pilot.Scenario}: how many trials does this precision need?");
        foreach (var (heading, text) in Answer(finished))
        {
            page.Entry(heading, text);
        }

        page.Entry("Reading", "of each measure the figure that is hardest; --json lists every figure. The interval is of the plan itself, for a pilot is a small run. "
            + "\"at least\", \"at most\": too few trials of the pilot stand behind the figure; a larger --pilot says more.");
        page.Table(Table(plan));
        page.Space();
        page.Entry("Pilot", $"{Whole(plan.Pilot.Replicates)} trials in {PilotRun.Groups} groups");
        page.Entry("Seed", plan.Pilot.Seed.ToString(Culture));
        page.Entry("Scenario", plan.Pilot.ScenarioHash);
        page.Entry("Digest", plan.Pilot.Digest);
        page.Points("Written", written);
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    private static IEnumerable<(string Heading, string Text)> Answer(FinishedPlan finished)
    {
        var plan = finished.Plan;
        if (plan.Goal is { } goal)
        {
            yield return ("Wanted", PrecisionLines.Wanted(goal));
            yield return ("Answer", Needed(plan));
            var excused = PrecisionLines.Excused([.. plan.Figures.Select(f => new FigureNeed(f.Figure, f.Target!, f.State, f.Value))]);
            foreach (var line in PrecisionLines.Money(goal, finished.HasCosts).Concat(excused))
            {
                yield return line;
            }
        }

        double seconds = plan.Needed / finished.TrialsPerSecond;
        yield return ("Time", string.Create(
            Culture, $"about {Duration(seconds)} for {Whole(plan.Needed)} trials with {finished.Workers} {(finished.Workers == 1 ? "worker" : "workers")}, as measured on this machine now; not reproducible."));
    }

    private static string Needed(PrecisionPlan plan) => plan.DecidedBy is { } decisive && decisive.Value > PrecisionGoal.AtLeast
        ? $"{Bound(decisive, "at least ")}{Whole(plan.Needed)} trials ({Sure}: {Interval(decisive, v => Whole(PrecisionPlan.Run(v)))}), decided by {FigureWords.Of(decisive.Figure)}."
        : $"{Whole(plan.Needed)} trials, the fewest of a run to a target.";

    private static ReportTable Table(PrecisionPlan plan)
    {
        var hardest = plan.Figures.Where(f => !double.IsNaN(f.Value)).GroupBy(f => f.Figure.Measure).Select(g => g.MaxBy(f => f.Value)!).OrderByDescending(f => f.Value);
        string[] Row(FigureForecast f) => plan.Goal is null
            ? [FigureWords.Of(f.Figure), Digits.Of(f.Figure), Bound(f, "at most ") + Error(f.Value), Interval(f, Error)]
            : [FigureWords.Of(f.Figure), Digits.Of(f.Figure), Digits.Plain(f.Target!.Mcse), Bound(f, "at least ") + Whole(f.Value), Interval(f, Whole)];
        string[] headings = plan.Goal is null ? ["estimate in the pilot", "error", Sure] : ["estimate in the pilot", "wanted", "trials", Sure];
        return new(plan.Goal is null ? "Monte Carlo standard error after these trials" : "Trials needed", ["figure", .. headings], [.. hardest.Select(Row)]) { Unbroken = headings };
    }

    private static string Bound(FigureForecast forecast, string word) => forecast.IsBound ? word : string.Empty;

    private static string Interval(FigureForecast forecast, Func<double, string> write) =>
        double.IsFinite(forecast.Upper) && forecast.Upper > forecast.Lower ? $"{write(forecast.Lower)} to {write(forecast.Upper)}" : "-";

    private static string Whole(double value) => Math.Ceiling(value).ToString("N0", Culture);

    private static string Error(double value) => value.ToString("G2", Culture);

    private static string Duration(double seconds) => seconds switch
    {
        < 1 => "a second",
        < 120 => string.Create(Culture, $"{seconds:0} seconds"),
        < 7200 => string.Create(Culture, $"{seconds / 60:0} minutes"),
        < 172_800 => string.Create(Culture, $"{seconds / 3600:0} hours"),
        _ => string.Create(Culture, $"{seconds / 86_400:N0} days"),
    };
}
