using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Tables;

namespace TrialSim.Analyses.Tables;

/// <summary>A yes-or-no endpoint in two groups within strata: Cochran-Mantel-Haenszel test, Mantel-Haenszel effects, homogeneity.</summary>
/// <remarks>The second level against the reference level; strata with one group drop out; all tests two-sided.</remarks>
public sealed record StratifiedTableAnalysis : TableAnalysis
{
    /// <summary>The endpoint.</summary>
    public required EventChoice Event { get; init; }

    /// <summary>Column of the two groups.</summary>
    public required string Group { get; init; }

    /// <summary>Columns whose combinations are the strata.</summary>
    public required IReadOnlyList<string> Strata { get; init; }

    /// <inheritdoc/>
    public override string Describe() => $"{Event.Describe()} by {Group} within {string.Join(" x ", Strata)}: Cochran-Mantel-Haenszel, two-sided tests";

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place) => place.At("strata").MustNotBeEmpty(Strata.Count, "List the columns that form the strata.");

    /// <inheritdoc/>
    internal override IEnumerable<string> ColumnsRead(DataTable table) => [Event.Column, Group, .. Strata];

    /// <inheritdoc/>
    internal override void Analyse(DataTable table, ResultSheet results)
    {
        var groups = TwoGroups.Of(table, Group, [Event.Column, .. Strata]);
        groups.Use(results, table);
        var all = FourfoldCounts.Of(groups, Event, Strata);
        FourfoldTable[] strata = [.. all.Where(s => s.HasBothGroups)];
        results.Use("strata", strata.Length);
        if (strata.Length < all.Length)
        {
            results.Note($"{all.Length - strata.Length} of {all.Length} strata have one group only and say nothing.");
        }

        AddTests(results, strata);
        string ratio = groups.Contrast.Replace(" - ", " / ", StringComparison.Ordinal);
        var difference = MantelHaenszelRiskDifference.Of(strata);
        Add(results, "common risk difference", $"{groups.Contrast} (Mantel-Haenszel, Sato)", difference.Estimate, difference.Interval(difference.SatoError, ConfidenceLevel), difference.SatoError);
        if (StratifiedScoreDifference.Of(strata, ConfidenceLevel) is { } score)
        {
            Add(results, "common risk difference", $"{groups.Contrast} (Miettinen-Nurminen)", score.Estimate, score.Interval);
        }

        var riskRatio = MantelHaenszelRiskRatio.Of(strata);
        Add(results, "common risk ratio", $"{ratio} (Mantel-Haenszel)", riskRatio.Estimate, riskRatio.Interval(ConfidenceLevel));
        var oddsRatio = MantelHaenszelOddsRatio.Of(strata);
        Add(results, "common odds ratio", $"{ratio} (Mantel-Haenszel)", oddsRatio.Estimate, oddsRatio.Interval(ConfidenceLevel));
    }

    private static void AddTests(ResultSheet results, FourfoldTable[] strata)
    {
        var test = CochranMantelHaenszel.Of(strata);
        var homogeneity = OddsRatioHomogeneity.Of(strata);
        (string Measure, string Term, ChiSquareStatistic Test)[] tests =
        [
            ("test of no association", "Cochran-Mantel-Haenszel", test.ChiSquare),
            ("test of no association", "with continuity correction", test.ChiSquareWithContinuity),
            ("test of equal odds ratios", "Breslow-Day", homogeneity.BreslowDay),
            ("test of equal odds ratios", "with Tarone's correction", homogeneity.Tarone),
        ];
        foreach (var (measure, term, statistic) in tests)
        {
            results.Add(new()
            {
                Measure = measure,
                Term = term,
                DegreesOfFreedom = statistic.DegreesOfFreedom,
                StatisticName = "chi-square",
                Statistic = statistic.Value,
                PValue = statistic.P,
                Remark = double.IsNaN(statistic.Value) ? "not defined for these tables" : null,
            });
        }
    }

    private static void Add(ResultSheet results, string measure, string term, double estimate, ConfidenceInterval? interval, double? error = null) => results.Add(new()
    {
        Measure = measure,
        Term = term,
        Estimate = estimate,
        StandardError = error,
        Lower = interval?.Lower,
        Upper = interval?.Upper,
        Remark = double.IsNaN(estimate) || interval is null ? "not estimable from these tables" : null,
    });
}
