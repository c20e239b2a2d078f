using CsCheck;
using TrialSim.Statistics;
using TrialSim.Statistics.Roc;
using TrialSim.Statistics.TwoSamples;
using TrialSim.Studies.CaseControl;

namespace TrialSim.Tests.Property;

/// <summary>The one pass of biomarker studies against the library's own rank test, area and curve, which work by sorting and midranks.</summary>
public class RocScanTests
{
    // whole numbers from 0 to 12: many ties, and some samples without overlap
    private static readonly Gen<double[]> Sample = Gen.Int[0, 12].Select(i => (double)i).Array[2, 30];

    [Fact]
    public void One_pass_finds_what_three_methods_find() => Sample.Select(Sample).Sample((cases, controls) =>
    {
        var area = DeLong.Of(cases, controls, MarkerDirection.HigherInCases);
        var best = RocCurve.Of(cases, controls, MarkerDirection.HigherInCases).BestByYouden()[0];
        double w = MannWhitney.Test(cases, controls, RankDistribution.Asymptotic).W;
        Array.Sort(cases);
        Array.Sort(controls);
        var scan = RocScan.Of(cases, controls);
        Assert.Equal(w, scan.Pairs);
        Assert.Equal(area.Auc, scan.Auc, 1e-14);
        Assert.Equal(area.Variance, scan.Variance, 1e-15);
        Assert.Equal(best.Threshold, scan.CutOff);
        Assert.Equal(best.Sensitivity, scan.Sensitivity);
        Assert.Equal(best.Specificity, scan.Specificity);
    });

    [Fact]
    public void Without_overlap_the_variance_is_exactly_none() => Assert.Equal(0, RocScan.Of([5, 6.1, 7], [0.1, 0.2, 0.3, 4]).Variance);

    [Fact]
    public void A_group_of_one_has_no_variance() => Assert.Equal(double.NaN, RocScan.Of([5], [0.1, 0.2]).Variance);
}
