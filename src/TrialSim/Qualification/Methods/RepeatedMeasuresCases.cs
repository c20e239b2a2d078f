using System.Text.Json.Nodes;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Qualification.Methods;

/// <summary>Reference cases of mixed models for repeated measures.</summary>
internal static class RepeatedMeasuresCases
{
    private static readonly Dictionary<string, DegreesOfFreedomMethod> DfMethods = new(StringComparer.Ordinal)
    {
        ["Satterthwaite"] = DegreesOfFreedomMethod.Satterthwaite,
        ["Kenward-Roger"] = DegreesOfFreedomMethod.KenwardRoger,
        ["Between-Within"] = DegreesOfFreedomMethod.BetweenWithin,
        ["Residual"] = DegreesOfFreedomMethod.Residual,
    };

    private static readonly Dictionary<string, CoefficientCovariance> Covariances = new(StringComparer.Ordinal)
    {
        ["Asymptotic"] = CoefficientCovariance.Asymptotic,
        ["Kenward-Roger"] = CoefficientCovariance.KenwardRoger,
        ["Kenward-Roger-Linear"] = CoefficientCovariance.KenwardRogerLinear,
        ["Empirical"] = CoefficientCovariance.Empirical,
        ["Empirical-Jackknife"] = CoefficientCovariance.EmpiricalJackknife,
        ["Empirical-Bias-Reduced"] = CoefficientCovariance.EmpiricalBiasReduced,
    };

    /// <summary>Fixed effects, covariances, least squares means, joint tests, linear combinations.</summary>
    public static JsonNode Mmrm(QualificationCase reference)
    {
        var options = reference.Options;
        double confidence = options.Confidence();
        var table = reference.Table();
        using var fit = RepeatedMeasuresFit.Of(ModelOf(options, table), table);
        if (fit.Outcome != MmrmOutcome.Converged)
        {
            throw new StatisticsInputException($"the fit ended as {fit.Outcome}.", "Choose a simpler covariance structure.");
        }

        var result = Fields.Of(
            ("n_observations", fit.Observations), ("n_subjects", fit.Patients), ("n_fixed_effects", fit.Coefficients.Count),
            ("n_covariance_parameters", fit.CovarianceParameters), ("loglik", fit.LogLikelihood), ("minus2_loglik", -2 * fit.LogLikelihood),
            ("aic", fit.Aic), ("bic", fit.Bic));
        result["fixed_effects"] = EstimateTables.Coefficients(fit.Coefficients, confidence);
        result["visits"] = new JsonArray([.. fit.Visits.Select(v => JsonValue.Create(v))]);
        result["covariance"] = new JsonObject(fit.Groups.Select((g, i) => KeyValuePair.Create<string, JsonNode?>(g, Fields.Matrix(fit.Covariance(i)))));
        int size = fit.Coefficients.Count;
        result["fixed_effects_vcov_model_based"] = Fields.Matrix(Square(fit.ModelCovariance, size));
        result["fixed_effects_vcov_adjusted"] = Fields.Matrix(Square(fit.Coefficients.Covariance, size));
        result["F_tests"] = Fields.Table(TestsOf(reference), test => Tested(test, fit));
        if (options.Has("ls_means"))
        {
            var means = EstimateTables.LsMeansOf(options.Nested("ls_means"), fit.Design, fit.Frame);
            result["ls_means"] = EstimateTables.Means(means, fit.Coefficients, confidence);
            int levels = means.Means.Select(mean => mean.Label).Distinct().Count();
            var differences = Enumerable.Range(0, levels).SelectMany(means.Versus); // from every level: a case says by its labels which it means
            result["ls_mean_differences"] = EstimateTables.Differences(differences, fit.Coefficients, confidence);
        }

        if (options.Has("linear_combinations"))
        {
            result["linear_combinations"] = EstimateTables.Combinations(options.Nested("linear_combinations"), fit.Coefficients, confidence);
        }

        return result;
    }

    // The coefficients that each joint test sets to zero stand beside its expected result.
    private static IEnumerable<(string Label, string Coefficients)> TestsOf(QualificationCase reference) =>
        from row in (reference.Expected?["F_tests"] as JsonArray)?.OfType<JsonObject>() ?? []
        select (row["label"]!.GetValue<string>(), row["coefficients_tested_zero"]!.GetValue<string>());

    private static JsonObject Tested((string Label, string Coefficients) test, RepeatedMeasuresFit fit)
    {
        double[][] contrasts = [.. test.Coefficients.Split(" & ").Select(name => fit.Coefficients.ContrastOf([KeyValuePair.Create(name, 1.0)]))];
        var found = fit.Test(test.Label, contrasts);
        var row = Fields.Of(("num_df", found.NumeratorDf), ("den_df", found.DenominatorDf), ("F", found.F), ("p", found.P));
        row["label"] = test.Label;
        row["coefficients_tested_zero"] = test.Coefficients;
        return row;
    }

    private static double[,] Square(ReadOnlySpan<double> entries, int size)
    {
        var matrix = new double[size, size];
        for (int i = 0; i < size * size; i++)
        {
            matrix[i / size, i % size] = entries[i];
        }

        return matrix;
    }

    private static RepeatedMeasuresModel ModelOf(CaseValues options, DataTable table) => new()
    {
        Formula = Formula.Parse($"{options.Text("response")} ~ {options.Text("fixed_effects")}", table),
        Visit = options.Text("visit"),
        Subject = options.Text("subject"),
        Structure = CovarianceStructure.Named(options.Text("covariance_structure", "us")),
        CovarianceGroups = options.Text("covariance_groups", "none") is var groups and not "none" ? groups : null,
        Weights = options.Has("weights") ? options.Text("weights") : null,
        Likelihood = options.Text("likelihood", "REML") == "ML" ? LikelihoodKind.Full : LikelihoodKind.Restricted,
        DegreesOfFreedom = Choose(DfMethods, options.Text("df_method", "Satterthwaite"), "df_method"),
        CoefficientCovariance = Choose(Covariances, options.Text("coefficient_covariance", "Asymptotic"), "coefficient_covariance"),
    };

    private static T Choose<T>(Dictionary<string, T> known, string name, string option) => known.TryGetValue(name, out var value)
        ? value
        : throw new StatisticsInputException($"the option \"{option}\" is \"{name}\".", $"Name one of {string.Join(", ", known.Keys)}.");
}
