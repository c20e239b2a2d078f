using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.TwoSamples;

namespace TrialSim.Analyses.Tables;

/// <summary>
/// Wilcoxon's rank-sum test (Mann and Whitney) of two groups, with the Hodges-Lehmann shift of the second level against the reference level;
/// within strata van Elteren's test.
/// </summary>
/// <remarks>Conventions of R's wilcox.test: W counts pairs, the normal distribution is corrected for continuity. See MannWhitney for sources.</remarks>
public sealed record WilcoxonAnalysis : TableAnalysis
{
    private const int ExactBelow = 50; // R's own choice

    /// <summary>Column of the response.</summary>
    public required string Response { get; init; }

    /// <summary>Column of the two groups.</summary>
    public required string Group { get; init; }

    /// <summary>Column of strata, within which the ranks are formed.</summary>
    public string? Strata { get; init; }

    /// <summary>The null distribution; without it, the exact one where both groups are below 50 rows and no two responses are equal.</summary>
    public RankDistribution? Distribution { get; init; }

    /// <summary>Which departures the test looks for; one-sided, the interval is open on the other side.</summary>
    public Alternative Alternative { get; init; } = Alternative.TwoSided;

    /// <inheritdoc/>
    public override string Describe() =>
        $"{Response} by {Group}: {(Strata is null ? "Wilcoxon rank-sum test" : $"van Elteren's rank-sum test within {Strata}")}, {TestWords.Sides(Alternative)}";

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        if (Strata is not null && Distribution == RankDistribution.Exact)
        {
            place.At("distribution").Breach(
                "van Elteren's test within strata has no exact distribution here.",
                "Leave \"distribution\" out for the normal one, or leave \"strata\" out for the exact test of all rows.",
                "analyses[].strata");
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<string> ColumnsRead(DataTable table) => Strata is null ? [Response, Group] : [Response, Group, Strata];

    /// <inheritdoc/>
    internal override void Analyse(DataTable table, ResultSheet results)
    {
        var groups = TwoGroups.Of(table, Group, ColumnsRead(table));
        groups.Use(results, table);
        if (Strata is { } strata)
        {
            Stratify(groups, strata, results);
            return;
        }

        var (other, reference) = groups.Split(Response);
        var asked = Distribution ?? (Math.Max(other.Length, reference.Length) < ExactBelow ? RankDistribution.Exact : RankDistribution.Asymptotic);
        var test = MannWhitney.Test(other, reference, asked, Alternative, ContinuityCorrection.TowardsNull, ConfidenceLevel);
        results.Note(test.Distribution == RankDistribution.Exact ? "Exact null distribution." : "Normal null distribution with continuity correction.");
        if (Distribution == RankDistribution.Exact && test.Distribution == RankDistribution.Asymptotic)
        {
            results.Note("Equal responses allow no exact distribution of ranks.");
        }

        results.Add(new()
        {
            Measure = "shift",
            Term = groups.Contrast,
            Estimate = test.Shift,
            StatisticName = "W",
            Statistic = test.W,
            PValue = test.P,
            Lower = test.Interval.Lower,
            Upper = test.Interval.Upper,
            Remark = TestWords.Remark(test.Outcome),
        });
        results.Add(new() { Measure = "median of all pairwise differences", Term = groups.Contrast, Estimate = test.MedianDifference });
    }

    private void Stratify(TwoGroups groups, string strata, ResultSheet results)
    {
        var test = StratifiedRankSum.Test(
            groups.Frame.Numbers(Response).Values, groups.InOther(), groups.Frame.Factor(strata).Codes, StratumScores.VanElteren, Alternative);
        results.Add(new()
        {
            Term = groups.Contrast,
            StatisticName = "z",
            Statistic = test.Z,
            PValue = test.P,
            Remark = TestWords.Remark(test.Outcome),
        });
    }
}
