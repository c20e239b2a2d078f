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
        ["mmrm"] = RepeatedMeasuresCases.Mmrm,

        // mixed models
        ["linear_mixed_model"] = MixedModelCases.LinearMixedModel,

        // survival
        ["kaplan_meier"] = SurvivalCases.KaplanMeier,
        ["logrank"] = SurvivalCases.LogRank,
        ["cox"] = CoxCases.Run,

        // imputation
        ["reference_based_conditional_mean"] = ImputationCases.ConditionalMean,
        ["reference_based_multiple_imputation_stochastic"] = ImputationCases.Stochastic,
        ["rubin_rules"] = ImputationCases.Rubin,
        ["bootstrapped_mi_pooling"] = ImputationCases.Bootstrapped,

        // multiplicity
        ["p_value_adjustment"] = MultiplicityCases.PValueAdjustment,
        ["graphical_procedure"] = MultiplicityCases.GraphicalProcedure,
        ["dunnett"] = DunnettCases.Comparisons,
        ["dunnett_critical_value"] = DunnettCases.CriticalValue,
        ["spiessens_debois"] = SubgroupCases.SpiessensDebois,

        // roc
        ["roc"] = RocCases.Roc,
        ["roc_unpaired_delong"] = RocCases.Unpaired,

        // correlations and goodness of fit
        ["correlation"] = CorrelationCases.Correlation,
        ["spearman_exact_small_n"] = CorrelationCases.ExactRankCorrelations,
        ["goodness_of_fit"] = GoodnessOfFitCases.FullySpecified,
        ["ks_two_sample"] = GoodnessOfFitCases.TwoSamples,
        ["normality_tests"] = GoodnessOfFitCases.Normality,
        ["chisq_goodness_of_fit"] = GoodnessOfFitCases.Counts,

        // power
        ["power_t_test"] = PowerCases.TTest,
        ["power_two_proportions"] = PowerCases.TwoProportions,
        ["power_t_test_unequal_n"] = PowerCases.UnequalGroups,
        ["power_ancova"] = PowerCases.Ancova,
        ["power_treatment_by_subgroup_interaction"] = PowerCases.SubgroupInteraction,
        ["power_treatment_by_continuous_marker_interaction"] = PowerCases.MarkerInteraction,
        ["power_F_test_linear_model"] = PowerCases.FTest,
        ["power_two_proportions_exact"] = PlanningCases.ExactProportions,
        ["power_wilcoxon_noether"] = PlanningCases.RankSum,
        ["events_logrank"] = PlanningCases.LogRank,
        ["power_noninferiority_t"] = PlanningCases.NonInferiority,
        ["sample_size_mmrm"] = PlanningCases.RepeatedMeasures,

        // distributions
        ["normal_cdf"] = DistributionCases.NormalCdf,
        ["normal_sf"] = DistributionCases.NormalSf,
        ["normal_log_cdf"] = DistributionCases.NormalLogCdf,
        ["normal_log_sf"] = DistributionCases.NormalLogSf,
        ["normal_quantile"] = DistributionCases.NormalQuantile,
        ["t_cdf"] = DistributionCases.TCdf,
        ["t_sf"] = DistributionCases.TSf,
        ["t_quantile"] = DistributionCases.TQuantile,
        ["chi2_cdf"] = DistributionCases.ChiSquareCdf,
        ["chi2_sf"] = DistributionCases.ChiSquareSf,
        ["chi2_quantile"] = DistributionCases.ChiSquareQuantile,
        ["f_cdf"] = DistributionCases.FCdf,
        ["f_sf"] = DistributionCases.FSf,
        ["f_quantile"] = DistributionCases.FQuantile,
        ["beta_cdf"] = DistributionCases.BetaCdf,
        ["beta_sf"] = DistributionCases.BetaSf,
        ["beta_quantile"] = DistributionCases.BetaQuantile,
        ["noncentral_t_cdf"] = DistributionCases.NoncentralTCdf,
        ["noncentral_t_sf"] = DistributionCases.NoncentralTSf,
        ["noncentral_chi2_cdf"] = DistributionCases.NoncentralChiSquareCdf,
        ["noncentral_chi2_sf"] = DistributionCases.NoncentralChiSquareSf,
        ["noncentral_f_cdf"] = DistributionCases.NoncentralFCdf,
        ["noncentral_f_sf"] = DistributionCases.NoncentralFSf,
        ["bivariate_normal_cdf"] = DistributionCases.BivariateNormalCdf,
        ["bivariate_t_cdf"] = DistributionCases.BivariateTCdf,
        ["trivariate_normal_cdf"] = DistributionCases.TrivariateNormalCdf,
        ["equicorrelated_mvn_box"] = DistributionCases.EquicorrelatedNormalBox,
        ["binomial_cdf"] = DistributionCases.BinomialCdf,
        ["binomial_sf"] = DistributionCases.BinomialSf,
        ["hypergeometric_pmf"] = DistributionCases.HypergeometricMass,
        ["poisson_cdf"] = DistributionCases.PoissonCdf,
        ["poisson_sf"] = DistributionCases.PoissonSf,
        ["normal_range_cdf"] = DistributionCases.NormalRangeCdf,
        ["normal_range_sf"] = DistributionCases.NormalRangeSf,
        ["log_gamma"] = DistributionCases.LogGamma,
        ["digamma"] = DistributionCases.Digamma,
        ["trigamma"] = DistributionCases.Trigamma,
    };
}
