using System.Text.Json.Nodes;
using TrialSim.Statistics;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.LinearModels;
using TrialSim.Statistics.Multiplicity;

namespace TrialSim.Qualification.Methods;

/// <summary>Reference cases of comparisons with a control, and of a subgroup beside the overall population.</summary>
internal static class DunnettCases
{
    /// <summary>A factor's levels against its reference in a linear model.</summary>
    public static JsonNode Comparisons(QualificationCase reference)
    {
        var options = reference.Options;
        var table = reference.Table();
        var model = LinearModel.Fit(Formula.Parse(options.Text("formula"), table), table);
        var comparisons = ControlComparisons.Of(model, options.Text("factor"), AlternativeOf(options.Text("alternative", "two.sided")), options.Confidence());
        return new JsonObject
        {
            ["df"] = (double)model.DegreesOfFreedom,
            ["correlation"] = Fields.Matrix(comparisons.Correlation),
            ["critical_value"] = Fields.Number(comparisons.CriticalValue),
            ["contrasts"] = Fields.Table(comparisons.Comparisons, ComparisonFields),
        };
    }

    /// <summary>Critical value and an adjusted p value for equal arms against a control.</summary>
    public static JsonNode CriticalValue(QualificationCase reference)
    {
        var options = reference.Options;
        int arms = options.Whole("comparisons");
        double each = options.Number("n_each_treatment");
        double correlation = Dunnett.Correlation(options.Number("n_control"), each, each);
        var correlations = new double[arms, arms];
        for (int i = 0; i < arms; i++)
        {
            for (int j = 0; j < arms; j++)
            {
                correlations[i, j] = i == j ? 1 : correlation;
            }
        }

        var dunnett = new Dunnett(correlations, options.Number("df"), options.Whole("sided") == 2 ? Alternative.TwoSided : Alternative.Greater);
        return Fields.Of(
            ("critical_value", dunnett.CriticalValue(options.Number("alpha"))), ("correlation", correlation),
            ("adjusted_p_at_2.5", dunnett.AdjustedP(2.5)));
    }

    private static JsonObject ComparisonFields(ControlComparison comparison)
    {
        var row = Fields.Of(
            ("estimate", comparison.Difference.Estimate), ("se", comparison.Difference.StandardError), ("t", comparison.Difference.Statistic),
            ("p_adjusted", comparison.AdjustedP), ("p_adjusted_multcomp", comparison.AdjustedP),
            ("ci_lower", comparison.Lower), ("ci_upper", comparison.Upper));
        row["contrast"] = comparison.Label;
        return row;
    }

    private static Alternative AlternativeOf(string word) => word switch
    {
        "two.sided" or "two-sided" => Alternative.TwoSided,
        "greater" => Alternative.Greater,
        "less" => Alternative.Less,
        _ => throw new StatisticsInputException($"the alternative is \"{word}\".", "Known are two.sided, greater and less."),
    };
}
