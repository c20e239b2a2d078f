using System.Text.Json.Nodes;
using TrialSim.Statistics.Power;

namespace TrialSim.Qualification.Methods;

/// <summary>Reference cases of power and size other than t and F tests.</summary>
internal static class PlanningCases
{
    /// <summary>Method "power_two_proportions_exact".</summary>
    public static JsonNode ExactProportions(QualificationCase reference)
    {
        var options = reference.Options;
        var (n1, n2, alpha) = (options.Whole("n1"), options.Whole("n2"), options.Number("alpha_two_sided", 0.05));
        var (p1, p2) = (options.Number("p1"), options.Number("p2"));
        var fisher = ExactProportionsPower.OfFisher(n1, n2, alpha);
        var pearson = ExactProportionsPower.OfPearson(n1, n2, alpha);
        return Fields.Of(("power_fisher", fisher.At(p1, p2)), ("power_pearson_chi2", pearson.At(p1, p2)), ("type1_fisher_at_p2", fisher.At(p2, p2)));
    }

    /// <summary>Method "power_wilcoxon_noether".</summary>
    public static JsonNode RankSum(QualificationCase reference)
    {
        var options = reference.Options;
        var (n1, n2, alpha) = (options.Number("n1"), options.Number("n2"), options.Number("alpha", 0.05));
        double superiority = options.Number("prob_x_greater_y");
        return Fields.Of(
            ("power", RankSumPower.Of(n1, n2, superiority, alpha)),
            ("total_n_for_80_percent", RankSumPower.TotalFor(n1 / (n1 + n2), superiority, 0.8, alpha)));
    }

    /// <summary>Method "events_logrank".</summary>
    public static JsonNode LogRank(QualificationCase reference)
    {
        var options = reference.Options;
        var (ratio, power, alpha) = (options.Number("hazard_ratio"), options.Number("power"), options.Number("alpha_two_sided", 0.05));
        double treated = options.Number("fraction_treated", 0.5);
        return Fields.Of(
            ("events_schoenfeld", LogRankEvents.Schoenfeld(ratio, treated, power, alpha)),
            ("events_freedman", LogRankEvents.Freedman(ratio, treated, power, alpha)));
    }

    /// <summary>Method "power_noninferiority_t".</summary>
    public static JsonNode NonInferiority(QualificationCase reference)
    {
        var options = reference.Options;
        return Fields.Of(("power", PowerOfT.NonInferiority(
            options.Number("true_difference"),
            options.Number("margin"),
            options.Number("sd"),
            options.Number("n1"),
            options.Number("n2"),
            options.Number("alpha_one_sided", 0.025))));
    }

    /// <summary>Method "sample_size_mmrm".</summary>
    public static JsonNode RepeatedMeasures(QualificationCase reference)
    {
        var options = reference.Options;
        var plan = new RepeatedMeasuresPlan
        {
            Correlation = reference.Inputs.Matrix("correlation"),
            RetentionA = reference.Inputs.Numbers("retention_a"),
            RetentionB = reference.Inputs.Numbers("retention_b"),
            StandardDeviation = options.Number("sd_last_visit"),
            AllocationRatio = options.Number("allocation_ratio_a_over_b", 1),
            Alpha = options.Number("alpha_two_sided", 0.05),
        };
        double patientsA = plan.PatientsAFor(options.Number("difference_last_visit"), options.Number("power"));
        double patientsB = patientsA / plan.AllocationRatio;
        return Fields.Of(
            ("phi_a", plan.InflationA), ("phi_b", plan.InflationB), ("n_a", patientsA), ("n_b", patientsB), ("n_total", patientsA + patientsB));
    }
}
