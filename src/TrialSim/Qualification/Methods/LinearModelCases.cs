using System.Text.Json.Nodes;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.LinearModels;

namespace TrialSim.Qualification.Methods;

/// <summary>Reference cases of linear models.</summary>
internal static class LinearModelCases
{
    /// <summary>Coefficients, F tests by term, robust covariances, least squares means, linear combinations.</summary>
    public static JsonNode LinearModel(QualificationCase reference)
    {
        var options = reference.Options;
        double confidence = options.Confidence();
        var model = Fit(reference);
        var result = Fields.Of(
            ("n", model.Rows), ("df_residual", model.DegreesOfFreedom), ("sigma", model.Sigma), ("r_squared", model.RSquared),
            ("adj_r_squared", model.AdjustedRSquared), ("rss", model.ResidualSumOfSquares), ("loglik", model.LogLikelihood),
            ("aic", model.Aic), ("bic", model.Bic), ("F_overall", model.OverallF));
        result["coefficients"] = EstimateTables.Coefficients(model.Coefficients, confidence);
        result["drop_one_term_F_tests"] = Fields.Table(model.DropTerms(), TermFields);
        foreach (var correction in Enum.GetValues<HeteroscedasticityCorrection>())
        {
            result[$"robust_{correction}"] = EstimateTables.Coefficients(model.Robust(correction), null);
        }

        if (options.Has("ls_means"))
        {
            var means = EstimateTables.LsMeansOf(options.Nested("ls_means"), model.Design, model.Frame);
            result["ls_means"] = EstimateTables.Means(means, model.Coefficients, confidence);
            result["ls_mean_differences"] = EstimateTables.Differences(means.Pairwise(), model.Coefficients, confidence);
        }

        if (options.Has("linear_combinations"))
        {
            result["linear_combinations"] = EstimateTables.Combinations(options.Nested("linear_combinations"), model.Coefficients, confidence);
        }

        return result;
    }

    /// <summary>Coefficients with cluster-robust standard errors.</summary>
    public static JsonNode ClusterRobust(QualificationCase reference)
    {
        var model = Fit(reference);
        var clusters = model.Frame.Factor(reference.Options.Text("cluster"));
        var cr0 = model.Robust(clusters, ClusterCorrection.CR0);
        var cr1 = model.Robust(clusters, ClusterCorrection.CR1);
        return new JsonObject
        {
            ["coefficients"] = Fields.Table(model.Coefficients.Names.Index(), c => new()
            {
                ["term"] = c.Item,
                ["estimate"] = Fields.Number(model.Coefficients.Values[c.Index]),
                ["se_CR1"] = Fields.Number(cr1[c.Index].StandardError),
                ["se_CR0"] = Fields.Number(cr0[c.Index].StandardError),
            }),
        };
    }

    private static LinearModel Fit(QualificationCase reference)
    {
        var table = reference.Table();
        return Statistics.LinearModels.LinearModel.Fit(Formula.Parse(reference.Options.Text("formula"), table), table);
    }

    private static JsonObject TermFields(TermTest test)
    {
        var row = new JsonObject { ["term"] = test.Term };
        foreach (var (name, value) in Fields.Of(("df1", test.NumeratorDf), ("df2", test.DenominatorDf), ("F", test.F), ("p", test.P)).ToArray())
        {
            row[name] = value?.DeepClone();
        }

        return row;
    }
}
