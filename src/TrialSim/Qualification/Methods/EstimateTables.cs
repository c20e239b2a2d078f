using System.Globalization;
using System.Text.Json.Nodes;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;

namespace TrialSim.Qualification.Methods;

/// <summary>Tables of coefficients, contrasts and least squares means, with the field names of the reference cases.</summary>
internal static class EstimateTables
{
    /// <summary>term, estimate, se, df, t, p and, with a confidence, ci_lower and ci_upper.</summary>
    public static JsonArray Coefficients(CoefficientEstimates coefficients, double? confidence) =>
        Fields.Table(coefficients.Names.Index(), c => Tested(new() { ["term"] = c.Item }, coefficients[c.Index], confidence));

    /// <summary>The linear combinations of the option of that name: label, estimate, se, df, t, p, ci_lower, ci_upper.</summary>
    public static JsonArray Combinations(CaseValues combinations, CoefficientEstimates coefficients, double confidence) =>
        Fields.Table(combinations.Names, label => Tested(new() { ["label"] = label }, Combination(combinations, label, coefficients), confidence));

    /// <summary>The linear combination of a label: coefficients by name with their weights.</summary>
    public static ContrastEstimate Combination(CaseValues combinations, string label, CoefficientEstimates coefficients)
    {
        var weights = combinations.Nested(label);
        return coefficients.Combination(weights.Names.Select(name => KeyValuePair.Create(name, weights.Number(name))));
    }

    /// <summary>The least squares means of an "ls_means" option: spec, other_factors (equal or proportional), covariates (their values by name, else at their means).</summary>
    public static LsMeans LsMeansOf(CaseValues request, ModelDesign design, DataTable frame)
    {
        Dictionary<string, double[]> at = [];
        if (request.Has("covariates") && request["covariates"] is JsonObject)
        {
            var values = request.Nested("covariates");
            at = values.Names.ToDictionary(name => name, values.Numbers, StringComparer.Ordinal);
        }

        return LsMeans.Of(
            ReferenceGrid.Of(design, frame, at),
            LsMeansSpec.Parse(request.Text("spec")),
            request.Text("other_factors", "equal") == "proportional" ? MarginWeights.Proportional : MarginWeights.Equal);
    }

    /// <summary>The levels, estimate, se, df, ci_lower, ci_upper.</summary>
    public static JsonArray Means(LsMeans means, CoefficientEstimates coefficients, double confidence) =>
        Fields.Table(means.Means, mean => Bounded(Levels([], mean.Levels), coefficients.Estimate(mean.Contrast), confidence));

    /// <summary>contrast, the levels of the group, estimate, se, df, t, p, ci_lower, ci_upper.</summary>
    public static JsonArray Differences(IEnumerable<LsMeanDifference> differences, CoefficientEstimates coefficients, double confidence) =>
        Fields.Table(differences, difference => Tested(
            Levels(new() { ["contrast"] = difference.Label }, difference.By), coefficients.Estimate(difference.Contrast), confidence));

    private static JsonObject Levels(JsonObject row, IEnumerable<GridLevel> levels)
    {
        foreach (var level in levels)
        {
            row[level.Variable] = level.IsFactor ? level.Text : double.Parse(level.Text, CultureInfo.InvariantCulture);
        }

        return row;
    }

    private static JsonObject Tested(JsonObject row, ContrastEstimate estimate, double? confidence)
    {
        WriteEstimate(row, estimate);
        row["t"] = Fields.Number(estimate.Statistic);
        row["p"] = Fields.Number(estimate.P);
        return confidence is { } level ? WithInterval(row, estimate, level) : row;
    }

    private static JsonObject Bounded(JsonObject row, ContrastEstimate estimate, double confidence)
    {
        WriteEstimate(row, estimate);
        return WithInterval(row, estimate, confidence);
    }

    private static void WriteEstimate(JsonObject row, ContrastEstimate estimate)
    {
        row["estimate"] = Fields.Number(estimate.Estimate);
        row["se"] = Fields.Number(estimate.StandardError);
        row["df"] = Fields.Number(estimate.DegreesOfFreedom);
    }

    private static JsonObject WithInterval(JsonObject row, ContrastEstimate estimate, double confidence)
    {
        var (lower, upper) = estimate.Interval(confidence);
        row["ci_lower"] = Fields.Number(lower);
        row["ci_upper"] = Fields.Number(upper);
        return row;
    }
}
