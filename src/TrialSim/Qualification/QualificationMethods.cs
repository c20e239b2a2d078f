using TrialSim.Qualification.Methods;

namespace TrialSim.Qualification;

/// <summary>The methods that reference cases can name.</summary>
public static class QualificationMethods
{
    /// <summary>Each method's name, in snake case, and how a case of it is run.</summary>
    public static IReadOnlyDictionary<string, QualificationMethod> All { get; } = new Dictionary<string, QualificationMethod>(StringComparer.Ordinal)
    {
        // two samples
        ["t_test_pooled"] = TTestCases.Pooled,
        ["t_test_welch"] = TTestCases.Welch,
        ["t_test_paired"] = TTestCases.Paired,
        ["variance_ratio_F"] = TTestCases.VarianceRatio,
        ["standardized_mean_difference"] = TTestCases.StandardizedDifference,
        ["mann_whitney_exact"] = RankTestCases.MannWhitneyTest,
        ["mann_whitney_normal"] = RankTestCases.MannWhitneyTest,
        ["mann_whitney_exact_with_ties"] = RankTestCases.MannWhitneyGivenTies,
        ["stratified_wilcoxon"] = RankTestCases.Stratified,
        ["wilcoxon_signed_rank"] = RankTestCases.SignedRankTest,

        // linear models
        ["linear_model"] = LinearModelCases.LinearModel,
        ["linear_model_cluster_robust"] = LinearModelCases.ClusterRobust,

        // contingency tables
        ["two_by_two"] = ContingencyCases.TwoByTwo,
        ["r_by_c"] = ContingencyCases.RByC,
        ["stratified_two_by_two"] = StratifiedTableCases.Run,
        ["mcnemar"] = ContingencyCases.McNemar,
        ["cochran_armitage_trend"] = ContingencyCases.Trend,

        // logistic regression
        ["logistic_regression"] = LogisticCases.Logistic,
        ["firth_logistic_separated"] = LogisticCases.FirthSeparated,
        ["modified_poisson_relative_risk"] = LogisticCases.ModifiedPoisson,

        // repeated measures

        // mixed models
        ["linear_mixed_model"] = MixedModelCases.LinearMixedModel,

        // survival
        ["kaplan_meier"] = SurvivalCases.KaplanMeier,
        ["logrank"] = SurvivalCases.LogRank,
        ["cox"] = CoxCases.Run,

        // imputation

        // multiplicity
        ["p_value_adjustment"] = MultiplicityCases.PValueAdjustment,
        ["graphical_procedure"] = MultiplicityCases.GraphicalProcedure,

        // roc
        ["roc"] = RocCases.Roc,
        ["roc_unpaired_delong"] = RocCases.Unpaired,

        // correlations and goodness of fit

        // power

        // distributions
    };
}
