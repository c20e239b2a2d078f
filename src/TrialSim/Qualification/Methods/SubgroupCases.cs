using System.Text.Json.Nodes;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Qualification.Methods;

/// <summary>Reference cases of tests in all patients and in a subgroup of them.</summary>
internal static class SubgroupCases
{
    /// <summary>Critical values, closed test and power by Spiessens and Debois.</summary>
    public static JsonNode SpiessensDebois(QualificationCase reference)
    {
        var inputs = reference.Inputs;
        var tests = new OverallAndSubgroup(inputs.Number("subgroup_information_fraction"));
        double alpha = inputs.Number("alpha_one_sided");
        bool isFixed = inputs.Has("alpha_full");
        double full = isFixed ? NormalDistribution.UpperQuantile(inputs.Number("alpha_full")) : tests.CommonCriticalValue(alpha);
        double subgroup = isFixed ? tests.SubgroupCriticalValue(alpha, inputs.Number("alpha_full")) : full;
        var result = Fields.Of(
            ("correlation", tests.Correlation), ("critical_value_full", full), ("critical_value_subgroup", subgroup),
            ("local_alpha_full", NormalDistribution.UpperTail(full)), ("local_alpha_subgroup", NormalDistribution.UpperTail(subgroup)),
            ("bonferroni_alpha_left_for_subgroup", isFixed ? alpha - inputs.Number("alpha_full") : alpha / 2));
        if (inputs.Has("z_full"))
        {
            AddClosedTest(result, tests, inputs.Number("z_full"), inputs.Number("z_subgroup"));
        }

        if (inputs.Has("expected_z_full_subgroup"))
        {
            double[] expected = inputs.Numbers("expected_z_full_subgroup");
            result["power_full"] = Fields.Number(NormalDistribution.UpperTail(full - expected[0]));
            result["power_subgroup"] = Fields.Number(NormalDistribution.UpperTail(subgroup - expected[1]));
            result["power_any"] = Fields.Number(tests.EitherAbove(full - expected[0], subgroup - expected[1]));
        }

        return result;
    }

    private static void AddClosedTest(JsonObject result, OverallAndSubgroup tests, double full, double subgroup)
    {
        double intersection = tests.IntersectionP(full, subgroup);
        double[] own = [NormalDistribution.UpperTail(full), NormalDistribution.UpperTail(subgroup)];
        result["intersection_p_equal_weights"] = Fields.Number(intersection);
        result["closed_adjusted_p_full"] = Fields.Number(Math.Max(intersection, own[0]));
        result["closed_adjusted_p_subgroup"] = Fields.Number(Math.Max(intersection, own[1]));
        result["simes_intersection_p"] = Fields.Number(GlobalTest.Simes(own));
    }
}
