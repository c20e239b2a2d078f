using System.Text.Json.Nodes;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.MixedModels;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Qualification.Methods;

/// <summary>Reference cases of linear mixed models.</summary>
internal static class MixedModelCases
{
    /// <summary>How many groups' random effects the cases list.</summary>
    private const int ListedGroups = 4;

    /// <summary>Fixed effects by Satterthwaite and Kenward-Roger, variance components, type III tests, random effects.</summary>
    public static JsonNode LinearMixedModel(QualificationCase reference)
    {
        var table = reference.Table();
        var formula = MixedFormula.Parse(reference.Options.Text("formula"), table);
        var likelihood = reference.Options.Text("likelihood", "REML") == "ML" ? LikelihoodKind.Full : LikelihoodKind.Restricted;
        var model = Statistics.MixedModels.LinearMixedModel.Fit(formula, table, likelihood);
        var result = Fields.Of(
            ("n_observations", model.Frame.Rows), ("loglik", model.LogLikelihood), ("minus2_loglik", -2 * model.LogLikelihood));
        result["n_groups"] = model.Groups.Count == 1 ? model.Groups[0] + 0.0 : Fields.List(model.Groups.Select(count => (double)count));
        result["fixed_effects_satterthwaite"] = EstimateTables.Coefficients(model.Coefficients, reference.Options.Confidence());
        result["fixed_effects_vcov"] = Covariance(model.Coefficients);
        result["variance_components"] = VarianceComponents(model);
        result["type3_F_satterthwaite"] = Fields.Table(model.TestTerms(), TestFields);
        result["random_effects_first_groups"] = RandomEffects(model.RandomEffects());
        if (likelihood == LikelihoodKind.Restricted)
        {
            result["fixed_effects_kenward_roger"] = EstimateTables.Coefficients(model.KenwardRoger(), null);
            result["fixed_effects_vcov_kenward_roger"] = Covariance(model.KenwardRoger());
        }

        return result;
    }

    private static JsonArray Covariance(CoefficientEstimates coefficients)
    {
        var rows = new JsonArray();
        for (int i = 0; i < coefficients.Count; i++)
        {
            rows.Add((JsonNode)Fields.List(coefficients.Covariance.Slice(i * coefficients.Count, coefficients.Count).ToArray()));
        }

        return rows;
    }

    private static JsonArray VarianceComponents(LinearMixedModel model)
    {
        var rows = new JsonArray();
        foreach (var term in model.RandomCovariances)
        {
            int q = term.Effects.Count;
            for (int i = 0; i < q; i++)
            {
                rows.Add((JsonNode)Component(term.Group, term.Effects[i], string.Empty, term.Matrix[i, i], Math.Sqrt(term.Matrix[i, i])));
            }

            for (int i = 0; i < q; i++)
            {
                for (int j = i + 1; j < q; j++)
                {
                    rows.Add((JsonNode)Component(term.Group, term.Effects[i], term.Effects[j], term.Matrix[i, j], term.Correlation(i, j)));
                }
            }
        }

        rows.Add((JsonNode)Component("Residual", string.Empty, string.Empty, model.ResidualVariance, Math.Sqrt(model.ResidualVariance)));
        return rows;
    }

    private static JsonObject Component(string group, string first, string second, double variance, double deviation) => new()
    {
        ["group"] = group,
        ["term_1"] = first,
        ["term_2"] = second,
        ["variance_or_covariance"] = Fields.Number(variance),
        ["sd_or_correlation"] = Fields.Number(deviation),
    };

    private static JsonObject TestFields(HypothesisTest test) => new()
    {
        ["term"] = test.Hypothesis,
        ["num_df"] = (double)test.NumeratorDf,
        ["den_df"] = Fields.Number(test.DenominatorDf),
        ["F"] = Fields.Number(test.F),
        ["p"] = Fields.Number(test.P),
    };

    // terms with the grouping of the first stand side by side, as columns
    private static JsonArray RandomEffects(IReadOnlyList<GroupEffects> terms)
    {
        GroupEffects[] same = [.. terms.Where(t => t.Group == terms[0].Group)];
        return Fields.Table(Enumerable.Range(0, Math.Min(ListedGroups, same[0].Levels.Count)), group =>
        {
            var row = new JsonObject { ["group"] = same[0].Levels[group] };
            foreach (var term in same)
            {
                for (int k = 0; k < term.Effects.Count; k++)
                {
                    row[term.Effects[k]] = Fields.Number(term.Values[group, k]);
                }
            }

            return row;
        });
    }
}
