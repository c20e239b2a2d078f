using System.Globalization;
using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Roc;
using TrialSim.Statistics.Tables;

namespace TrialSim.Analyses.Tables;

/// <summary>How well markers tell cases from the others: areas under the ROC curve by DeLong, best cut-offs by Youden, paired comparisons.</summary>
/// <remarks>
/// Half credit for ties. Cases are the rows with the event. Each marker uses the rows that have it; a comparison of two those that have both.
/// The interval of a cut-off's sensitivity and specificity takes the cut-off as given, though it is chosen from the same data.
/// </remarks>
public sealed record RocAnalysis : TableAnalysis
{
    /// <summary>What makes a row a case.</summary>
    public required EventChoice Event { get; init; }

    /// <summary>Columns of the markers.</summary>
    public required IReadOnlyList<string> Markers { get; init; }

    /// <summary>On which side of a cut-off a marker calls a case; fixed before the data are seen.</summary>
    public MarkerDirection Direction { get; init; } = MarkerDirection.HigherInCases;

    /// <inheritdoc/>
    public override string Describe() =>
        $"ROC of {string.Join(", ", Markers)} for {Event.Describe()}, {(Direction == MarkerDirection.HigherInCases ? "higher" : "lower")} values speaking for it; DeLong, two-sided tests";

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place) => place.At("markers").MustNotBeEmpty(Markers.Count, "List the columns of the markers.");

    /// <inheritdoc/>
    internal override IEnumerable<string> ColumnsRead(DataTable table) => [Event.Column, .. Markers];

    /// <inheritdoc/>
    internal override void Analyse(DataTable table, ResultSheet results)
    {
        var known = table.DropMissing([Event.Column]);
        foreach (string marker in Markers)
        {
            AddArea(results, Sample.Of(known, Event, marker), marker);
        }

        foreach (string marker in Markers)
        {
            AddCutoffs(results, Sample.Of(known, Event, marker), marker);
        }

        for (int i = 0; i < Markers.Count; i++)
        {
            for (int j = i + 1; j < Markers.Count; j++)
            {
                Compare(results, known.DropMissing([Markers[i], Markers[j]]), Markers[i], Markers[j]);
            }
        }
    }

    private void AddArea(ResultSheet results, Sample sample, string marker)
    {
        results.Use($"{marker}: cases", sample.Cases.Length);
        results.Use($"{marker}: others", sample.Others.Length);
        var area = DeLong.Of(sample.Cases, sample.Others, Direction);
        var interval = area.Interval(ConfidenceLevel);
        double z = area.ZAgainstChance;
        results.Add(new()
        {
            Measure = "area under the curve",
            Term = marker,
            Estimate = area.Auc,
            StandardError = area.StandardError,
            StatisticName = "z",
            Statistic = z,
            PValue = double.IsFinite(z) ? 2 * Numerics.Distributions.NormalDistribution.UpperTail(Math.Abs(z)) : double.NaN,
            Lower = interval.Lower,
            Upper = interval.Upper,
        });
    }

    private void AddCutoffs(ResultSheet results, Sample sample, string marker)
    {
        string sign = Direction == MarkerDirection.HigherInCases ? ">" : "<";
        foreach (var point in RocCurve.Of(sample.Cases, sample.Others, Direction).BestByYouden())
        {
            string cut = string.Create(CultureInfo.InvariantCulture, $"{marker} {sign} {point.Threshold:G10}"); // half way between two values
            var sensitivity = BinomialInterval.ClopperPearson(point.TruePositives, point.Cases, ConfidenceLevel);
            var specificity = BinomialInterval.ClopperPearson(point.TrueNegatives, point.Controls, ConfidenceLevel);
            results.Add(new() { Measure = "best cut-off by Youden", Term = cut, Estimate = point.Threshold });
            results.Add(new() { Measure = "best cut-off by Youden", Term = $"{cut}: sensitivity", Estimate = point.Sensitivity, Lower = sensitivity.Lower, Upper = sensitivity.Upper });
            results.Add(new() { Measure = "best cut-off by Youden", Term = $"{cut}: specificity", Estimate = point.Specificity, Lower = specificity.Lower, Upper = specificity.Upper });
        }
    }

    private void Compare(ResultSheet results, DataTable both, string first, string second)
    {
        var (a, b) = (Sample.Of(both, Event, first), Sample.Of(both, Event, second));
        var comparison = AucComparison.Paired(DeLong.Of(a.Cases, a.Others, Direction), DeLong.Of(b.Cases, b.Others, Direction));
        results.Add(new()
        {
            Measure = "difference of areas, paired",
            Term = $"{first} - {second}",
            Estimate = comparison.Difference,
            StandardError = comparison.StandardError,
            StatisticName = "z",
            Statistic = comparison.Statistic,
            PValue = comparison.P,
            Remark = TestWords.Remark(comparison.Outcome),
        });
    }

    private sealed record Sample(double[] Cases, double[] Others)
    {
        public static Sample Of(DataTable table, EventChoice happened, string marker)
        {
            var frame = table.DropMissing([marker]);
            bool[] events = happened.In(frame);
            double[] values = frame.Numbers(marker).Values.ToArray();
            var sample = new Sample([.. values.Where((_, row) => events[row])], [.. values.Where((_, row) => !events[row])]);
            return sample.Others.Length > 0 ? sample : throw new StatisticsInputException(
                $"every row with \"{marker}\" has {happened.Describe()}.", "Without others there is nothing to tell cases from: check the rows that are kept.");
        }
    }
}
