using System.Text.Json.Nodes;
using TrialSim.Statistics;
using TrialSim.Statistics.Correlations;

namespace TrialSim.Qualification.Methods;

/// <summary>Cases of correlations.</summary>
internal static class CorrelationCases
{
    /// <summary>Method "correlation": Pearson, Spearman and Kendall of two columns.</summary>
    public static JsonNode Correlation(QualificationCase reference)
    {
        var options = reference.Options;
        var table = reference.Table().DropMissing([options.Text("x"), options.Text("y")]);
        var x = table.Numbers(options.Text("x")).Values;
        var y = table.Numbers(options.Text("y")).Values;
        var direction = options.Alternative();
        var pearson = PearsonCorrelation.Of(x, y, direction, options.Confidence());
        var spearman = SpearmanCorrelation.Of(x, y, RankDistribution.Asymptotic, direction);
        var kendall = KendallCorrelation.Of(x, y, RankDistribution.Asymptotic, direction);
        var fields = Fields.Of(
            ("n", pearson.Pairs),
            ("pearson_r", pearson.R),
            ("pearson_t", pearson.T),
            ("pearson_df", pearson.DegreesOfFreedom),
            ("pearson_p", pearson.P),
            ("spearman_rho", spearman.Rho),
            ("spearman_S", spearman.S),
            ("spearman_p_t_approx", spearman.P),
            ("kendall_tau_b", kendall.Tau),
            ("kendall_z", kendall.Z),
            ("kendall_p", kendall.P));
        fields["pearson_ci_fisher_z"] = Fields.Interval(pearson.Interval.Lower, pearson.Interval.Upper);
        return fields;
    }

    /// <summary>Method "spearman_exact_small_n": exact rank correlations of two lists.</summary>
    public static JsonNode ExactRankCorrelations(QualificationCase reference)
    {
        double[] x = reference.Inputs.Numbers("x");
        double[] y = reference.Inputs.Numbers("y");
        var direction = reference.Options.Alternative();
        var spearman = SpearmanCorrelation.Of(x, y, RankDistribution.Exact, direction);
        var kendall = KendallCorrelation.Of(x, y, RankDistribution.Exact, direction);
        return Fields.Of(
            ("rho", spearman.Rho),
            ("S", spearman.S),
            ("p", spearman.P),
            ("kendall_tau", kendall.Tau),
            ("kendall_T", kendall.Distribution == RankDistribution.Exact ? kendall.Concordant : kendall.Z), // R's statistic of the test it made
            ("kendall_p_exact", kendall.P));
    }
}
