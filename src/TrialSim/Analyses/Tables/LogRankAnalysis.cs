using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Survival;

namespace TrialSim.Analyses.Tables;

/// <summary>Log-rank test that groups have the same time to an event, within strata if named.</summary>
/// <remarks>Two-sided; the estimate of a group is events observed minus expected. Not defined where nobody has the event.</remarks>
public sealed record LogRankAnalysis : TableAnalysis
{
    /// <summary>Column of the time of the event or of censoring.</summary>
    public required string Time { get; init; }

    /// <summary>The event; every other value is censoring.</summary>
    public required EventChoice Event { get; init; }

    /// <summary>Column of the groups.</summary>
    public required string Group { get; init; }

    /// <summary>Columns whose combinations are the strata.</summary>
    public IReadOnlyList<string> Strata { get; init; } = [];

    /// <summary>Which differences weigh more.</summary>
    public LogRankWeights Weights { get; init; } = LogRankWeights.Equal;

    /// <inheritdoc/>
    public override string Describe() =>
        $"time to {Event.Describe()} ({Time}) by {Group}: {(Weights == LogRankWeights.Equal ? "log-rank test" : "Peto-Peto test")}{(Strata.Count == 0 ? string.Empty : $" within {string.Join(" x ", Strata)}")}, two-sided";

    /// <inheritdoc/>
    internal override IEnumerable<string> ColumnsRead(DataTable table) => [Time, Event.Column, Group, .. Strata];

    /// <inheritdoc/>
    internal override void Analyse(DataTable table, ResultSheet results)
    {
        var frame = table.DropMissing(ColumnsRead(table));
        ModelRows.NoteLeftOut(results, frame.Rows, table.Rows);
        bool[] events = Event.In(frame);
        var (levels, codes) = SurvivalColumns.Groups(frame, Group);
        if (levels.Length < 2)
        {
            throw new StatisticsInputException($"column \"{Group}\" has one level only ({string.Join(", ", levels)}).", "A comparison needs two groups or more: check the rows that are kept.");
        }

        var test = new LogRankTest(levels.Length);
        var result = test.Test(
            SurvivalColumns.Times(frame, Time), events, codes, StratumNumbers.Of(frame, Strata), Weights == LogRankWeights.Equal ? 0 : 1);
        results.Add(new()
        {
            Measure = "test of equal hazards",
            Term = string.Join(" = ", levels),
            DegreesOfFreedom = result.ChiSquare.DegreesOfFreedom,
            StatisticName = "chi-square",
            Statistic = result.ChiSquare.Value,
            PValue = result.ChiSquare.P,
            Remark = result.IsDefined ? null : "not defined: no time of an event has patients at risk in two groups",
        });
        for (int g = 0; g < levels.Length; g++)
        {
            results.Use(levels[g], codes.Count(c => c == g));
            results.Use($"{levels[g]} with the event", events.Where((happened, row) => happened && codes[row] == g).Count());
            results.Add(new()
            {
                Measure = Weights == LogRankWeights.Equal ? "events observed minus expected" : "weighted events observed minus expected",
                Term = levels[g],
                Estimate = test.Observed[g] - test.Expected[g],
                StandardError = Math.Sqrt(test.Covariance[(g * levels.Length) + g]),
            });
        }
    }
}
