using System.Text.Json.Nodes;
using TrialSim.Statistics;
using TrialSim.Statistics.TwoSamples;

namespace TrialSim.Qualification.Methods;

/// <summary>Cases of t tests, of the ratio of variances and of the standardized mean difference.</summary>
internal static class TTestCases
{
    /// <summary>Method "t_test_pooled".</summary>
    public static JsonNode Pooled(QualificationCase reference) => TwoMeans(reference, TTest.Pooled);

    /// <summary>Method "t_test_welch".</summary>
    public static JsonNode Welch(QualificationCase reference) => TwoMeans(reference, TTest.Welch);

    /// <summary>Method "t_test_paired".</summary>
    public static JsonNode Paired(QualificationCase reference)
    {
        var differences = SampleMoments.Of(TwoSampleColumns.Differences(reference));
        var options = reference.Options;
        var found = TTest.OneSample(differences, options.Alternative(), options.Confidence(), options.Number("null_difference", 0));
        var fields = Test(found);
        fields["mean_difference"] = Fields.Number(found.Estimate);
        return fields;
    }

    /// <summary>Method "variance_ratio_F".</summary>
    public static JsonNode VarianceRatio(QualificationCase reference)
    {
        var samples = TwoSampleColumns.Of(reference);
        var options = reference.Options;
        var found = VarianceRatioTest.Test(
            SampleMoments.Of(samples.First), SampleMoments.Of(samples.Second), options.Alternative(), options.Confidence(), options.Number("null_ratio", 1));
        return Fields.Of(
            ("F", found.F), ("df1", found.Df1), ("df2", found.Df2), ("p", found.P), ("ci_lower", found.Interval.Lower), ("ci_upper", found.Interval.Upper));
    }

    /// <summary>Method "standardized_mean_difference".</summary>
    public static JsonNode StandardizedDifference(QualificationCase reference)
    {
        var samples = TwoSampleColumns.Of(reference);
        var found = StandardizedMeanDifference.Of(SampleMoments.Of(samples.First), SampleMoments.Of(samples.Second), reference.Options.Confidence());
        return Fields.Of(
            ("cohen_d", found.CohenD),
            ("hedges_J", found.HedgesJ),
            ("hedges_g", found.HedgesG),
            ("d_ci_lower", found.Interval.Lower),
            ("d_ci_upper", found.Interval.Upper));
    }

    private static JsonObject TwoMeans(
        QualificationCase reference, Func<SampleMoments, SampleMoments, Alternative, double, double, TTestResult> test)
    {
        var samples = TwoSampleColumns.Of(reference);
        var first = SampleMoments.Of(samples.First);
        var second = SampleMoments.Of(samples.Second);
        var options = reference.Options;
        var found = test(first, second, options.Alternative(), options.Confidence(), options.Number("null_difference", 0));
        var fields = Test(found);
        fields["mean_1"] = Fields.Number(first.Mean);
        fields["mean_2"] = Fields.Number(second.Mean);
        fields["difference"] = Fields.Number(found.Estimate);
        return fields;
    }

    private static JsonObject Test(TTestResult found) => Fields.Of(
        ("t", found.T),
        ("df", found.DegreesOfFreedom),
        ("p", found.P),
        ("se", found.StandardError),
        ("ci_lower", found.Interval.Lower),
        ("ci_upper", found.Interval.Upper));
}
