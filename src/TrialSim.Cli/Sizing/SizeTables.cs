using System.Globalization;
using TrialSim.Cli.Reports;
using TrialSim.Sizing;

namespace TrialSim.Cli.Sizing;

/// <summary>The tables of a search.</summary>
internal static class SizeTables
{
    private const int MostTraced = 2; // answers whose steps the page shows

    /// <summary>One row an answer.</summary>
    public static ReportTable Answers(FinishedSize finished)
    {
        var (question, answers) = (finished.Result.Question, finished.Result.Answers);
        var knob = question.Knob;
        bool hasTruth = finished.TrueValues.Count > 0;
        return new ReportTable(
            $"Answers: {knob.Name}, and the power there",
            ["truth", "wanted", knob.Name, "99% interval", .. hasTruth ? ["true value"] : Array.Empty<string>(),
                "by the line", "in the check"],
            [
                .. answers.Select(a => (string[])
                [
                    a.Truth.Name, Digits.Plain(a.Wanted), SizeWords.Value(knob, a.Value), SizeWords.Interval(knob, a),
                    .. hasTruth ? [finished.TrueValues.TryGetValue(a, out double value) ? Digits.Plain(Math.Round(value, 3)) : "-"] : Array.Empty<string>(),
                    Digits.Of(a.PowerByLine), a.Check is { } check ? Digits.Of(check.Power) : "-",
                ]),
            ]) with
        {
            Unbroken = ["wanted", knob.Name, "99% interval", "true value", "by the line", "in the check"],
        };
    }

    /// <summary>The curve of each truth, and the steps where there are few answers.</summary>
    public static IEnumerable<ReportTable> Details(SizeResult result)
    {
        foreach (var truth in result.Question.Truths)
        {
            SizeAnswer[] answers = [.. result.Answers.Where(a => a.Truth == truth)];
            if (answers[^1].Trace.Select(p => p.Value).Distinct().Count() > 1)
            {
                yield return Curve(result.Question.Knob, truth, answers);
            }
        }

        foreach (var truth in result.Answers.Count <= MostTraced ? result.Question.Truths : [])
        {
            yield return Trace(result.Question.Knob, truth, result.Answers.Last(a => a.Truth == truth).Trace);
        }
    }

    private static ReportTable Curve(Knob knob, SizeTruth truth, SizeAnswer[] answers)
    {
        var values = answers[^1].Trace.GroupBy(p => p.Value).OrderBy(g => g.Key);
        SizeAnswer[] lines = [.. answers.Where(a => a.Line is not null)];
        return new(
            $"Power by {knob.Name}, {truth.Name}: simulated{(lines.Length > 0 ? ", and by the line fitted near each wanted power" : string.Empty)}",
            [knob.Name, "trials", "simulated", .. lines.Select(a => $"line for {SizeWords.Percent(a.Wanted)}")],
            [
                .. values.Select(g => (string[])
                [
                    SizeWords.Value(knob, g.Key), g.Sum(p => p.Trials).ToString("N0", CultureInfo.InvariantCulture),
                    Digits.Of(Characteristics.Estimate.Share(g.Sum(p => p.Shown), g.Sum(p => p.Trials))),
                    .. lines.Select(a => a.Fitted.Any(p => p.Value == g.Key) || a.Value == g.Key ? Digits.Of(a.Line!.PowerAt(g.First().Coordinate)) : "-"),
                ]),
            ]);
    }

    private static ReportTable Trace(Knob knob, SizeTruth truth, IReadOnlyList<PowerPoint> points) => new(
        $"Steps, {truth.Name}",
        ["step", "what for", knob.Name, "trials", "power"],
        [
            .. points.Select((p, i) => (string[])
            [
                (i + 1).ToString(CultureInfo.InvariantCulture), Purpose(p.Purpose), SizeWords.Value(knob, p.Value), p.Trials.ToString("N0", CultureInfo.InvariantCulture), Digits.Of(p.Power),
            ]),
        ]);

    /// <summary>What a point was simulated for, in a word.</summary>
    public static string Purpose(PointPurpose purpose) => purpose switch
    {
        PointPurpose.Pilot => "pilot",
        PointPurpose.Approach => "approach",
        PointPurpose.Refinement => "refinement",
        _ => "check",
    };
}
