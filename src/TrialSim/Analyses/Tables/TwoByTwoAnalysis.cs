using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Tables;

namespace TrialSim.Analyses.Tables;

/// <summary>A yes-or-no endpoint in two groups: chi-square and exact tests, risk difference, risk ratio and odds ratio with intervals.</summary>
/// <remarks>The second level against the reference level; all tests two-sided. docs/methods has the formulas.</remarks>
public sealed record TwoByTwoAnalysis : TableAnalysis
{
    /// <summary>The endpoint.</summary>
    public required EventChoice Event { get; init; }

    /// <summary>Column of the two groups.</summary>
    public required string Group { get; init; }

    /// <inheritdoc/>
    public override string Describe() => $"{Event.Describe()} by {Group}: 2 x 2 table, two-sided tests";

    /// <inheritdoc/>
    internal override IEnumerable<string> ColumnsRead(DataTable table) => [Event.Column, Group];

    /// <inheritdoc/>
    internal override void Analyse(DataTable table, ResultSheet results)
    {
        var groups = TwoGroups.Of(table, Group, Event.Column);
        groups.Use(results, table);
        var counts = FourfoldCounts.Of(groups, Event, [])[0];
        AddRisk(results, groups.Other, counts.Events1, counts.N1);
        AddRisk(results, groups.Reference, counts.Events2, counts.N2);
        AddTests(results, counts);
        AddEffects(results, counts, groups.Contrast);
    }

    private void AddRisk(ResultSheet results, string group, int events, int n)
    {
        var interval = BinomialInterval.Wilson(events, n, ConfidenceLevel);
        results.Use($"{group} with the event", events);
        results.Add(new() { Measure = "risk", Term = $"{group} (Wilson)", Estimate = (double)events / n, Lower = interval.Lower, Upper = interval.Upper });
    }

    private static void AddTests(ResultSheet results, FourfoldTable counts)
    {
        AddTest(results, "Pearson's chi-square", RiskTests.Pearson(counts));
        AddTest(results, "with Yates's correction", RiskTests.Yates(counts));
        results.Add(new() { Measure = "test of equal risks", Term = "Fisher's exact", PValue = FisherExactTest.Of(counts).TwoSided });
        double? boschloo = UnconditionalExactTest.Of(counts, UnconditionalOrdering.Boschloo)?.P;
        results.Add(new() { Measure = "test of equal risks", Term = "Boschloo's exact", PValue = boschloo, Remark = boschloo is null ? "too many possible tables" : null });
    }

    private static void AddTest(ResultSheet results, string term, ChiSquareStatistic test) => results.Add(new()
    {
        Measure = "test of equal risks",
        Term = term,
        DegreesOfFreedom = test.DegreesOfFreedom,
        StatisticName = "chi-square",
        Statistic = test.Value,
        PValue = test.P,
        Remark = double.IsNaN(test.Value) ? "not defined: nobody or everybody has the event" : null,
    });

    private void AddEffects(ResultSheet results, FourfoldTable counts, string contrast)
    {
        AddInterval(results, "risk difference", $"{contrast} (Newcombe)", counts.RiskDifference, RiskDifferenceInterval.Newcombe(counts, ConfidenceLevel));
        AddInterval(
            results, "risk difference", $"{contrast} (Miettinen-Nurminen)", counts.RiskDifference, ScoreInterval.Difference(counts, ConfidenceLevel, ScoreVariance.MiettinenNurminen));
        AddInterval(results, "risk difference", $"{contrast} (Wald)", counts.RiskDifference, RiskDifferenceInterval.Wald(counts, ConfidenceLevel));
        string ratio = contrast.Replace(" - ", " / ", StringComparison.Ordinal);
        AddInterval(results, "risk ratio", $"{ratio} (log Wald)", counts.RiskRatio, LogWaldInterval.RiskRatio(counts, ConfidenceLevel));
        AddInterval(
            results, "risk ratio", $"{ratio} (Miettinen-Nurminen)", counts.RiskRatio, ScoreInterval.Ratio(counts, ConfidenceLevel, ScoreVariance.MiettinenNurminen));
        AddInterval(results, "odds ratio", $"{ratio} (log Wald)", counts.OddsRatio, LogWaldInterval.OddsRatio(counts, ConfidenceLevel));
        var conditional = ConditionalOddsRatio.Of(NoncentralHypergeometric.Of(counts), counts.Events1, ConfidenceLevel);
        AddInterval(results, "odds ratio", $"{ratio} (conditional, exact)", conditional.Estimate, conditional.Interval);
    }

    private static void AddInterval(ResultSheet results, string measure, string term, double estimate, ConfidenceInterval? interval) => results.Add(new()
    {
        Measure = measure,
        Term = term,
        Estimate = estimate,
        Lower = interval?.Lower,
        Upper = interval?.Upper,
        Remark = interval is null ? "no interval: an empty cell" : null,
    });
}
