using System.Text.Json.Nodes;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.TwoSamples;

namespace TrialSim.Qualification.Methods;

/// <summary>Cases of rank-sum and signed-rank tests.</summary>
internal static class RankTestCases
{
    /// <summary>Methods "mann_whitney_exact" and "mann_whitney_normal".</summary>
    public static JsonNode MannWhitneyTest(QualificationCase reference)
    {
        var samples = TwoSampleColumns.Of(reference);
        var options = reference.Options;
        var found = MannWhitney.Test(
            samples.First,
            samples.Second,
            Distribution(options, reference.Method == "mann_whitney_exact"),
            options.Alternative(),
            Correction(options),
            options.Confidence(),
            options.Number("null_difference", 0));
        return Fields.Of(
            ("W", found.W),
            ("p", found.P),
            ("hodges_lehmann_median_of_pairwise_differences", found.MedianDifference),
            ("r_estimate", found.Shift),
            ("ci_lower", found.Interval.Lower),
            ("ci_upper", found.Interval.Upper),
            ("tie_corrected_sd_of_W", found.StandardDeviation));
    }

    /// <summary>Method "mann_whitney_exact_with_ties".</summary>
    public static JsonNode MannWhitneyGivenTies(QualificationCase reference)
    {
        var samples = TwoSampleColumns.Of(reference);
        var found = PermutationRankSum.Test(samples.First, samples.Second, reference.Options.Alternative());
        return Fields.Of(("W", found.W), ("p", found.P), ("z_no_continuity", found.Z), ("p_asymptotic_no_continuity", found.AsymptoticP));
    }

    /// <summary>Method "stratified_wilcoxon".</summary>
    public static JsonNode Stratified(QualificationCase reference)
    {
        var options = reference.Options;
        var table = reference.Table().DropMissing([options.Text("response"), options.Text("group"), options.Text("strata")]);
        var group = table.Factor(options.Text("group"));
        int first = FactorColumn.IndexOf(group.Levels, options.Text("first_sample"));
        bool[] inFirst = [.. Enumerable.Range(0, table.Rows).Select(i => group.Codes[i] == first)];
        var response = table.Numbers(options.Text("response")).Values;
        var strata = table.Factor(options.Text("strata")).Codes;
        var joint = StratifiedRankSum.Test(response, inFirst, strata, StratumScores.JointRanks, options.Alternative());
        var vanElteren = StratifiedRankSum.Test(response, inFirst, strata, StratumScores.VanElteren, options.Alternative());
        return Fields.Of(
            ("z_unweighted_blocks", joint.Z), ("p_unweighted_blocks", joint.P), ("z_van_elteren", vanElteren.Z), ("p_van_elteren", vanElteren.P));
    }

    /// <summary>Method "wilcoxon_signed_rank".</summary>
    public static JsonNode SignedRankTest(QualificationCase reference)
    {
        var options = reference.Options;
        var found = SignedRank.Test(
            TwoSampleColumns.Differences(reference),
            Distribution(options, otherwise: false),
            options.Alternative(),
            Correction(options),
            options.Confidence(),
            options.Number("null_difference", 0));
        return Fields.Of(
            ("V", found.V), ("p", found.P), ("r_pseudomedian", found.Pseudomedian), ("ci_lower", found.Interval.Lower), ("ci_upper", found.Interval.Upper));
    }

    private static RankDistribution Distribution(CaseValues options, bool otherwise) =>
        options.Flag("exact", otherwise) ? RankDistribution.Exact : RankDistribution.Asymptotic;

    private static ContinuityCorrection Correction(CaseValues options) =>
        options.Flag("continuity_correction", true) ? ContinuityCorrection.TowardsNull : ContinuityCorrection.None;
}
