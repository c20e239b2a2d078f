using System.Text.Json.Nodes;
using TrialSim.Numerics;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.Logistic;

namespace TrialSim.Qualification.Methods;

/// <summary>Reference cases of logistic and relative risk regression.</summary>
internal static class LogisticCases
{
    /// <summary>Maximum likelihood with Wald, likelihood ratio and profile results, Firth's fit, and g-computed risks.</summary>
    public static JsonNode Logistic(QualificationCase reference)
    {
        var (formula, table, confidence) = Read(reference);
        var model = LogisticModel.Fit(formula, table);
        var result = WriteFirth([], FirthLogisticModel.Fit(formula, table), confidence);
        result["n"] = Fields.Number(model.Rows);
        result["outcome"] = model.Outcome.ToString();
        if (model.Outcome != RegressionOutcome.Converged)
        {
            result["diverging"] = new JsonArray([.. model.Diverging().Select(name => (JsonNode)name)]);
            return result;
        }

        result["deviance"] = Fields.Number(model.Deviance);
        result["null_deviance"] = Fields.Number(model.NullDeviance);
        result["loglik"] = Fields.Number(model.LogLikelihood);
        result["aic"] = Fields.Number(model.Aic);
        result["coefficients"] = Wald(model.Coefficients, confidence);
        result["likelihood_ratio_tests_drop_one"] = Fields.Table(model.DropTerms(), test => new()
        {
            ["term"] = test.Term,
            ["df"] = Fields.Number(test.DegreesOfFreedom),
            ["chi2"] = Fields.Number(test.ChiSquared),
            ["p"] = Fields.Number(test.P),
        });
        result["profile_likelihood_ci"] = Fields.Table(model.Coefficients.Names.Index(), c => Interval(c.Item, "ci", model.Profile(c.Index).Interval(confidence)));
        result["robust_se_HC0"] = StandardErrors(model.Robust(HeteroscedasticityCorrection.HC0));
        WriteRequested(result, reference.Options, model);
        return result;
    }

    /// <summary>Firth's fit where maximum likelihood has none.</summary>
    public static JsonNode FirthSeparated(QualificationCase reference)
    {
        var (formula, table, confidence) = Read(reference);
        var result = WriteFirth([], FirthLogisticModel.Fit(formula, table), confidence);
        var model = LogisticModel.Fit(formula, table);
        result["maximum_likelihood"] = model.Outcome.ToString();
        return result;
    }

    /// <summary>Relative risks by modified Poisson regression.</summary>
    public static JsonNode ModifiedPoisson(QualificationCase reference)
    {
        var (formula, table, confidence) = Read(reference);
        var coefficients = RelativeRiskModel.Fit(formula, table).Coefficients;
        return new JsonObject
        {
            ["coefficients"] = Fields.Table(coefficients.Names.Index(), c =>
            {
                var estimate = coefficients[c.Index];
                var (lower, upper) = estimate.Interval(confidence);
                return new()
                {
                    ["term"] = c.Item,
                    ["log_rr"] = Fields.Number(estimate.Estimate),
                    ["robust_se"] = Fields.Number(estimate.StandardError),
                    ["z"] = Fields.Number(estimate.Statistic),
                    ["p"] = Fields.Number(estimate.P),
                    ["rr"] = Fields.Number(Portable.Exp(estimate.Estimate)),
                    ["rr_lower"] = Fields.Number(Portable.Exp(lower)),
                    ["rr_upper"] = Fields.Number(Portable.Exp(upper)),
                };
            }),
        };
    }

    private static (Formula Formula, DataTable Table, double Confidence) Read(QualificationCase reference)
    {
        var table = reference.Table();
        return (Formula.Parse(reference.Options.Text("formula"), table), table, reference.Options.Confidence());
    }

    private static JsonArray Wald(CoefficientEstimates coefficients, double confidence) =>
        Fields.Table(coefficients.Names.Index(), c =>
        {
            var estimate = coefficients[c.Index];
            var (lower, upper) = estimate.Interval(confidence);
            return new()
            {
                ["term"] = c.Item,
                ["estimate"] = Fields.Number(estimate.Estimate),
                ["se"] = Fields.Number(estimate.StandardError),
                ["z"] = Fields.Number(estimate.Statistic),
                ["p"] = Fields.Number(estimate.P),
                ["ci_lower"] = Fields.Number(lower),
                ["ci_upper"] = Fields.Number(upper),
            };
        });

    private static JsonObject WriteFirth(JsonObject result, FirthLogisticModel model, double confidence)
    {
        if (model.Outcome != RegressionOutcome.Converged)
        {
            result["firth_outcome"] = model.Outcome.ToString();
            return result;
        }

        result["firth"] = Fields.Table(model.Coefficients.Names.Index(), c =>
        {
            var profile = model.Profile(c.Index);
            var row = Interval(c.Item, "profile_ci", profile.Interval(confidence));
            row["estimate"] = Fields.Number(model.Coefficients[c.Index].Estimate);
            row["se"] = Fields.Number(model.AugmentedCoefficients[c.Index].StandardError);
            row["penalized_lr_p"] = Fields.Number(profile.PAt(0));
            return row;
        });
        result["firth_penalized_loglik"] = Fields.Number(model.PenalizedLogLikelihood);
        return result;
    }

    private static void WriteRequested(JsonObject result, CaseValues options, LogisticModel model)
    {
        if (options.Has("g_computation_treatment"))
        {
            result["g_computation"] = Standardized(model, options.Text("g_computation_treatment"));
        }

        if (options.Has("linear_combinations"))
        {
            var combinations = options.Nested("linear_combinations");
            result["linear_combinations"] = Fields.Table(combinations.Names, label =>
            {
                var estimate = EstimateTables.Combination(combinations, label, model.Coefficients);
                return new()
                {
                    ["label"] = label,
                    ["estimate"] = Fields.Number(estimate.Estimate),
                    ["se"] = Fields.Number(estimate.StandardError),
                    ["z"] = Fields.Number(estimate.Statistic),
                    ["p"] = Fields.Number(estimate.P),
                    ["odds_ratio"] = Fields.Number(Portable.Exp(estimate.Estimate)),
                };
            });
        }
    }

    private static JsonObject Standardized(LogisticModel model, string treatment)
    {
        var levels = model.Frame.Factor(treatment).Levels;
        var risks = levels.Count > 1
            ? StandardizedRisks.Of(model, treatment, levels[0], levels[1])
            : throw new StatisticsInputException($"the treatment \"{treatment}\" has one value only.", "Two treatments are compared.");
        var own = model.Coefficients;
        double ge = risks.Difference(model.Robust(HeteroscedasticityCorrection.HC0)).StandardError;
        return Fields.Of(
            ("mean_risk_treated", risks.TreatedRisk), ("mean_risk_control", risks.ControlRisk),
            ("risk_difference", risks.RiskDifference), ("risk_ratio", risks.RiskRatio), ("odds_ratio", risks.OddsRatio),
            ("rd_se_delta_model_vcov", risks.Difference(own).StandardError), ("rd_se_delta_HC0", ge),
            ("rd_se_delta_HC3", risks.Difference(model.Robust(HeteroscedasticityCorrection.HC3)).StandardError),
            ("log_rr_se_delta_model_vcov", risks.LogRiskRatio(own).StandardError),
            ("rd_se_ge_HC0_beeca", ge), ("rd_se_ye_beeca", risks.DifferenceByYe().StandardError));
    }

    private static JsonObject StandardErrors(CoefficientEstimates coefficients)
    {
        var row = new JsonObject();
        foreach (var (index, name) in coefficients.Names.Index())
        {
            row[name] = Fields.Number(coefficients[index].StandardError);
        }

        return row;
    }

    private static JsonObject Interval(string term, string prefix, (double Lower, double Upper) limits) => new()
    {
        ["term"] = term,
        [$"{prefix}_lower"] = Fields.Number(limits.Lower),
        [$"{prefix}_upper"] = Fields.Number(limits.Upper),
    };
}
