using System.Text.Json.Nodes;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics;
using TrialSim.Statistics.Power;

namespace TrialSim.Qualification.Methods;

/// <summary>Reference cases of power and size: the quantity that a case does not state is the one sought.</summary>
internal static class PowerCases
{
    /// <summary>Method "power_t_test": n, delta, sd, sig.level or power is sought.</summary>
    public static JsonNode TTest(QualificationCase reference)
    {
        var options = reference.Options;
        var plan = new TTestPlan
        {
            Design = options.Text("type", "two.sample") switch
            {
                "one.sample" => TTestDesign.OneGroup,
                "paired" => TTestDesign.Pairs,
                _ => TTestDesign.TwoGroups,
            },
            Alternative = Sides(options) == 1 ? Alternative.Greater : Alternative.TwoSided,
            PatientsPerGroup = options.Number("n", double.NaN),
            Difference = options.Number("delta", double.NaN),
            StandardDeviation = options.Number("sd", 1),
            Alpha = options.Number("sig.level", 0.05),
        };
        plan = plan.Alternative == Alternative.TwoSided ? plan with { Difference = Math.Abs(plan.Difference) } : plan;
        if (options.Has("power"))
        {
            double power = options.Number("power");
            plan = !options.Has("n") ? plan with { PatientsPerGroup = plan.PatientsFor(power) }
                : !options.Has("delta") ? plan with { Difference = plan.DifferenceFor(power) }
                : !options.Has("sd") ? plan with { StandardDeviation = plan.StandardDeviationFor(power) }
                : plan with { Alpha = plan.AlphaFor(power) };
        }

        return Fields.Of(
            ("n", plan.PatientsPerGroup), ("delta", plan.Difference), ("sd", plan.StandardDeviation), ("sig.level", plan.Alpha), ("power", plan.Power));
    }

    /// <summary>Method "power_two_proportions": n, p1, p2, sig.level or power is sought.</summary>
    public static JsonNode TwoProportions(QualificationCase reference)
    {
        var options = reference.Options;
        int sides = Sides(options);
        double n = options.Number("n", double.NaN);
        double p1 = options.Number("p1", double.NaN);
        double p2 = options.Number("p2", double.NaN);
        double alpha = options.Number("sig.level", 0.05) / sides;
        if (options.Has("power"))
        {
            double power = options.Number("power");
            n = options.Has("n") ? n : ProportionsPlan.Controls(p1, p2, 1, power, alpha);
            p2 = options.Has("p2") ? p2 : ProportionsPlan.HigherRateFor(p1, n, 1, power, alpha);
            p1 = options.Has("p1") ? p1 : 1 - ProportionsPlan.HigherRateFor(1 - p2, n, 1, power, alpha);
            alpha = options.Has("n") && options.Has("p1") && options.Has("p2") ? ProportionsPlan.OneSidedAlphaFor(p1, p2, n, 1, power) : alpha;
        }

        return Fields.Of(("n", n), ("p1", p1), ("p2", p2), ("sig.level", alpha * sides), ("power", ProportionsPlan.Power(p1, p2, n, 1, alpha)));
    }

    /// <summary>Method "power_t_test_unequal_n".</summary>
    public static JsonNode UnequalGroups(QualificationCase reference)
    {
        var options = reference.Options;
        var (n1, n2, alpha) = (options.Number("n1"), options.Number("n2"), options.Number("alpha"));
        double df = n1 + n2 - 2;
        double shift = options.Number("delta") / (options.Number("sd") * PowerOfT.PerStandardDeviation(n1, n2));
        int sides = (int)options.Number("sided", 2);
        return Fields.Of(
            ("ncp", shift),
            ("df", df),
            ("critical_t", StudentT.UpperQuantile(alpha / sides, df)),
            ("power", PowerOfT.Of(shift, df, alpha, sides == 1 ? Alternative.Greater : Alternative.TwoSided)));
    }

    /// <summary>Method "power_ancova".</summary>
    public static JsonNode Ancova(QualificationCase reference)
    {
        var options = reference.Options;
        var plan = new AncovaPlan
        {
            Patients1 = options.Number("n1"),
            Patients0 = options.Number("n2"),
            Difference = options.Number("delta"),
            StandardDeviation = options.Number("sd"),
            Correlation = options.Number("correlation_with_outcome"),
            Covariates = (int)options.Number("covariates", 1),
            Alpha = options.Number("alpha", 0.05),
        };
        return Fields.Of(
            ("ncp", plan.Noncentrality),
            ("df", plan.DegreesOfFreedom),
            ("power_ignoring_imbalance", plan.PowerIfBalanced),
            ("power_exact_random_covariates", plan.Power));
    }

    /// <summary>Method "power_treatment_by_subgroup_interaction".</summary>
    public static JsonNode SubgroupInteraction(QualificationCase reference)
    {
        var options = reference.Options;
        var cells = options.Nested("cell_sizes");
        var plan = new SubgroupInteractionPlan
        {
            PositiveTreated = cells.Number("pos_treat"),
            PositiveControls = cells.Number("pos_control"),
            NegativeTreated = cells.Number("neg_treat"),
            NegativeControls = cells.Number("neg_control"),
            EffectInPositive = options.Number("effect_in_positive"),
            EffectInNegative = options.Number("effect_in_negative"),
            StandardDeviation = options.Number("sd"),
            Alpha = options.Number("alpha", 0.05),
        };
        return Fields.Of(
            ("ncp_t", plan.Noncentrality),
            ("df", plan.DegreesOfFreedom),
            ("power_interaction", plan.Power),
            ("power_subgroup_t_test", plan.PowerInPositive),
            ("power_overall_t_test_naive", plan.PowerOverallNaive));
    }

    /// <summary>Method "power_treatment_by_continuous_marker_interaction".</summary>
    public static JsonNode MarkerInteraction(QualificationCase reference)
    {
        var options = reference.Options;
        var plan = new MarkerInteractionPlan
        {
            Patients1 = options.Number("n1"),
            Patients0 = options.Number("n2"),
            SlopeDifference = options.Number("slope_difference"),
            MarkerDeviation = options.Number("sd_marker"),
            ResidualDeviation = options.Number("residual_sd"),
            Alpha = options.Number("alpha", 0.05),
        };
        return Fields.Of(("df", plan.DegreesOfFreedom), ("power_fixed_design", plan.PowerIfFixed), ("power_normal_random_marker", plan.Power));
    }

    /// <summary>Method "power_F_test_linear_model".</summary>
    public static JsonNode FTest(QualificationCase reference)
    {
        var options = reference.Options;
        var (u, v) = (options.Number("u"), options.Number("v"));
        double noncentrality = PowerOfF.Noncentrality(options.Number("f2"), u, v);
        return Fields.Of(("noncentrality", noncentrality), ("power", PowerOfF.Of(noncentrality, u, v, options.Number("alpha", 0.05))));
    }

    private static int Sides(CaseValues options) => options.Text("alternative", "two.sided") is "one.sided" ? 1 : 2;
}
