using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.TwoSamples;

namespace TrialSim.Analyses.Tables;

/// <summary>Difference in means of two groups by a t test, in the unit of the response; second level minus the reference level.</summary>
/// <remarks>Not estimable when a group has fewer than two rows (pooled: when no degree of freedom is left) or there is no spread.</remarks>
public sealed record TTestAnalysis : TableAnalysis
{
    /// <summary>Column of the response.</summary>
    public required string Response { get; init; }

    /// <summary>Column of the two groups.</summary>
    public required string Group { get; init; }

    /// <summary>Whether the groups have a variance each (Welch) or one together.</summary>
    public VarianceAssumption Variance { get; init; } = VarianceAssumption.Welch;

    /// <summary>Which departures the test looks for; one-sided, the interval is open on the other side.</summary>
    public Alternative Alternative { get; init; } = Alternative.TwoSided;

    /// <inheritdoc/>
    public override string Describe() =>
        $"{Response} by {Group}: {(Variance == VarianceAssumption.Welch ? "Welch's" : "Student's")} t test, {TestWords.Sides(Alternative)}";

    /// <inheritdoc/>
    internal override IEnumerable<string> ColumnsRead(DataTable table) => [Response, Group];

    /// <inheritdoc/>
    internal override void Analyse(DataTable table, ResultSheet results)
    {
        var groups = TwoGroups.Of(table, Group, Response);
        groups.Use(results, table);
        var (other, reference) = groups.Split(Response);
        var (first, second) = (SampleMoments.Of(other), SampleMoments.Of(reference));
        foreach (var (name, sample) in ((string, SampleMoments)[])[(groups.Other, first), (groups.Reference, second)])
        {
            results.Add(new() { Measure = "mean", Term = name, Estimate = sample.Mean, StandardError = Math.Sqrt(sample.Variance / sample.Count) });
        }

        var test = Variance == VarianceAssumption.Welch
            ? TTest.Welch(first, second, Alternative, ConfidenceLevel)
            : TTest.Pooled(first, second, Alternative, ConfidenceLevel);
        results.Add(new()
        {
            Measure = "difference in means",
            Term = groups.Contrast,
            Estimate = test.Estimate,
            StandardError = test.StandardError,
            DegreesOfFreedom = test.DegreesOfFreedom,
            StatisticName = "t",
            Statistic = test.T,
            PValue = test.P,
            Lower = test.Interval.Lower,
            Upper = test.Interval.Upper,
            Remark = TestWords.Remark(test.Outcome),
        });
    }
}
