using TrialSim.Quantities;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Survival;

namespace TrialSim.Analyses.Tables;

/// <summary>Kaplan-Meier curves: time by which a quarter, half and three quarters have had the event, group by group, and the curve itself.</summary>
/// <remarks>Standard errors by Greenwood's formula. A time that the curve does not reach is not defined.</remarks>
public sealed record KaplanMeierAnalysis : TableAnalysis
{
    private const int MostRoundTimes = 6;
    private static readonly double[] Shares = [0.25, 0.5, 0.75];

    /// <summary>Column of the time of the event or of censoring.</summary>
    public required string Time { get; init; }

    /// <summary>The event; every other value is censoring.</summary>
    public required EventChoice Event { get; init; }

    /// <summary>Column of groups, each with a curve; without it, one curve.</summary>
    public string? Group { get; init; }

    /// <summary>The scale on which intervals are symmetric.</summary>
    public SurvivalScale Scale { get; init; } = SurvivalScale.Log;

    /// <inheritdoc/>
    public override string Describe() => $"time to {Event.Describe()} ({Time}){(Group is null ? string.Empty : $" by {Group}")}: Kaplan-Meier, intervals on the scale {Spelling.Word(Scale)}";

    /// <inheritdoc/>
    internal override IEnumerable<string> ColumnsRead(DataTable table) => Group is null ? [Time, Event.Column] : [Time, Event.Column, Group];

    /// <inheritdoc/>
    internal override void Analyse(DataTable table, ResultSheet results)
    {
        var frame = table.DropMissing(ColumnsRead(table));
        ModelRows.NoteLeftOut(results, frame.Rows, table.Rows);
        bool[] events = Event.In(frame);
        double[] times = SurvivalColumns.Times(frame, Time);
        var (levels, codes) = Group is { } group ? SurvivalColumns.Groups(frame, group) : (["all"], new int[frame.Rows]);
        SurvivalCurve[] curves = [.. levels.Select((_, g) => SurvivalCurve.KaplanMeier(
            times.Where((_, row) => codes[row] == g).ToArray(), events.Where((_, row) => codes[row] == g).ToArray()))];
        foreach (var (level, curve) in levels.Zip(curves))
        {
            results.Use(level, curve.Patients);
            results.Use($"{level} with the event", curve.Events);
            AddQuantiles(results, level, curve);
        }

        double step = RoundStep(curves.Max(curve => curve.Times[^1]));
        foreach (var (level, curve) in levels.Zip(curves))
        {
            AddRoundTimes(results, level, curve, step);
        }

        foreach (var (level, curve) in levels.Zip(curves))
        {
            AddCurve(results, level, curve);
        }

        results.Note("The curve at every time of an event stands in what --json prints and --out writes.");
    }

    private void AddQuantiles(ResultSheet results, string level, SurvivalCurve curve)
    {
        foreach (double share in Shares)
        {
            var quantile = curve.Quantile(share, ConfidenceLevel, Scale);
            results.Add(new()
            {
                Measure = "time by which a share has had the event",
                Term = $"{level}, {100 * share:0}%",
                Estimate = quantile.Time,
                Lower = quantile.Lower ?? (quantile.Time is null ? null : double.NegativeInfinity),
                Upper = quantile.Upper ?? (quantile.Time is null ? null : double.PositiveInfinity),
                Remark = quantile.Time is null ? "not reached" : null,
            });
        }
    }

    private void AddRoundTimes(ResultSheet results, string level, SurvivalCurve curve, double step)
    {
        for (int k = 1; Multiple(k, step) <= curve.Times[^1]; k++)
        {
            results.Add(PointAt(level, curve, Multiple(k, step)) with { Measure = "share without the event at round times" });
        }
    }

    private void AddCurve(ResultSheet results, string level, SurvivalCurve curve)
    {
        double before = 1;
        foreach (double time in curve.Times)
        {
            double survival = curve.At(time).Survival;
            if (survival != before) // else nobody had the event then
            {
                results.Add(PointAt(level, curve, time) with { Measure = "share without the event", IsDetail = true });
            }

            before = survival;
        }
    }

    private ResultRow PointAt(string level, SurvivalCurve curve, double time)
    {
        var estimate = curve.At(time);
        var interval = curve.IntervalAt(time, ConfidenceLevel, Scale);
        return new()
        {
            Term = $"{level}, time {NumericColumn.Text(time)}",
            Estimate = estimate.Survival,
            StandardError = estimate.StandardError,
            Lower = interval?.Lower,
            Upper = interval?.Upper,
            Remark = $"{estimate.AtRisk} at risk",
        };
    }

    // three tenths are 3 / 10, which 3 * 0.1 is not
    private static double Multiple(int k, double step) => step < 1 ? k / Math.Round(1 / step) : k * step;

    // the smallest of 1, 2, 5, 10, 20, … (or of tenths, …) that divides the time into MostRoundTimes parts at most
    private static double RoundStep(double longest)
    {
        double power = 1;
        while (power * MostRoundTimes >= longest && longest > 0)
        {
            power /= 10;
        }

        while (power * 10 * MostRoundTimes < longest)
        {
            power *= 10;
        }

        return Array.Find([power, 2 * power, 5 * power, 10 * power], step => step * MostRoundTimes >= longest);
    }
}
