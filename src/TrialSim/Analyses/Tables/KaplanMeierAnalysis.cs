using TrialSim.Quantities;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Survival;

namespace TrialSim.Analyses.Tables;

/// <summary>Kaplan-Meier curves: time by which a quarter, half and three quarters have had the event, group by group, and the curve itself.</summary>
/// <remarks>Standard errors by Greenwood's formula. A time that the curve does not reach is not defined.</remarks>
public sealed record KaplanMeierAnalysis : TableAnalysis
{
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

        foreach (var (level, curve) in levels.Zip(curves))
        {
            AddCurve(results, level, curve);
        }
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

    private void AddCurve(ResultSheet results, string level, SurvivalCurve curve)
    {
        double before = 1;
        foreach (double time in curve.Times)
        {
            var estimate = curve.At(time);
            if (estimate.Survival == before)
            {
                continue; // nobody had the event then
            }

            before = estimate.Survival;
            var interval = curve.IntervalAt(time, ConfidenceLevel, Scale);
            results.Add(new()
            {
                Measure = "share without the event",
                Term = $"{level}, time {NumericColumn.Text(time)}",
                Estimate = estimate.Survival,
                StandardError = estimate.StandardError,
                Lower = interval?.Lower,
                Upper = interval?.Upper,
            });
        }
    }
}
