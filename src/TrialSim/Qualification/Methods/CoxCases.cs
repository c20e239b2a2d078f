using System.Text.Json.Nodes;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.Survival;

namespace TrialSim.Qualification.Methods;

/// <summary>Runs reference cases of Cox models.</summary>
internal static class CoxCases
{
    /// <summary>Coefficients, tests, baseline hazard and tests of proportional hazards.</summary>
    public static JsonNode Run(QualificationCase reference)
    {
        var options = reference.Options;
        string time = options.Text("time");
        var definition = SurvivalColumns.Event(options.Text("event"));
        string[] strata = SurvivalColumns.Names(options, "strata");
        string[] clusters = SurvivalColumns.Names(options, "cluster");
        var formula = Formula.Parse($"{time} ~ {options.Text("terms")}");
        var table = formula.CompleteRows(reference.Table()).DropMissing([time, definition.Column, .. strata, .. clusters]);
        var design = ModelDesign.Of(formula, table);
        var matrix = design.Build(table);
        int first = formula.HasIntercept ? 1 : 0;
        string[] names = [.. matrix.Names.Skip(first)];
        double[] covariates = [.. Enumerable.Range(first, names.Length).SelectMany(j => matrix.Column(j).ToArray())];
        var fit = new CoxRegression();
        fit.Fit(
            table.Numbers(time).Values, SurvivalColumns.Events(table, definition), covariates, names.Length,
            SurvivalColumns.Combinations(table, strata), Ties(options.Text("ties", "efron")));
        if (fit.Outcome == CoxOutcome.Aliased)
        {
            throw new StatisticsInputException(
                $"the coefficient of {names[fit.AliasedColumn]} cannot be told from those before it.", "Take the term out of the model.");
        }

        double[] covariance = fit.Covariance.ToArray();
        double[]? robust = clusters.Length > 0 ? CoxRobust.Covariance(fit, SurvivalColumns.Combinations(table, clusters)) : null;
        var fields = Model(fit, names, robust ?? covariance, options.Confidence());
        if (robust is not null)
        {
            fields["model_based_se"] = Fields.List(Enumerable.Range(0, names.Length).Select(j => Math.Sqrt(covariance[(j * names.Length) + j])));
        }

        if (fit.Outcome == CoxOutcome.Converged)
        {
            fields["baseline_cumulative_hazard_at_covariates_zero"] = Baseline(fit, reference.Expected);
            fields["proportional_hazards_score_test_identity_time"] = ProportionalHazards(fit, design.Terms, first);
        }

        return fields;
    }

    private static CoxTies Ties(string name) => name switch
    {
        "efron" => CoxTies.Efron,
        "breslow" => CoxTies.Breslow,
        "exact" => CoxTies.Exact,
        _ => throw new StatisticsInputException($"ties \"{name}\" are not known.", "Use efron, breslow or exact."),
    };

    private static JsonObject Model(CoxRegression fit, string[] names, double[] covariance, double confidence)
    {
        double[] coefficients = fit.Coefficients.ToArray();
        var fields = Fields.Of(
            ("n", fit.Patients), ("events", fit.Events), ("loglik_null", fit.NullLogLikelihood), ("loglik", fit.LogLikelihood),
            ("lr_chi2", fit.LikelihoodRatioTest.Value), ("lr_df", fit.LikelihoodRatioTest.DegreesOfFreedom), ("lr_p", fit.LikelihoodRatioTest.P),
            ("wald_chi2", CoxInference.Wald(coefficients, covariance).Value), ("score_chi2", fit.ScoreTest.Value), ("score_p", fit.ScoreTest.P));
        fields["outcome"] = fit.Outcome.ToString();
        fields["coefficients"] = Fields.Table(
            names.Index(), c => Coefficient(c.Item, CoxInference.Of(coefficients, covariance, c.Index), confidence));
        fields["vcov"] = SurvivalCases.Rows(covariance, names.Length);
        return fields;
    }

    private static JsonObject Coefficient(string name, CoxInference inference, double confidence)
    {
        var interval = inference.HazardRatioInterval(confidence);
        var row = Fields.Of(
            ("estimate", inference.Estimate), ("se", inference.StandardError), ("z", inference.Z), ("p", inference.P),
            ("hr", inference.HazardRatio), ("hr_lower", interval.Lower), ("hr_upper", interval.Upper));
        row["term"] = name;
        return row;
    }

    // At the times of the case, each answered by the last observed time up to it; at all times where the case names none.
    private static JsonArray Baseline(CoxRegression fit, JsonNode? expected)
    {
        var points = BaselineHazard.Of(fit);
        var asked = expected?["baseline_cumulative_hazard_at_covariates_zero"] is JsonArray rows
            ? rows.Select(r => points.LastOrDefault(p => p.Stratum == 0 && p.Time <= Comparison.NumberOf(r?["time"])))
            : points;
        return Fields.Table(asked, p => Fields.Of(("time", p.Time), ("hazard", p.CumulativeHazard)));
    }

    private static JsonArray ProportionalHazards(CoxRegression fit, IReadOnlyList<ModelTerm> terms, int first)
    {
        var test = new ProportionalHazardsTest(fit, TimeTransform.Identity);
        var tests = terms.Where(t => t.First >= first)
            .Select(t => (Term: t.Label, Test: test.Of([.. Enumerable.Range(t.First - first, t.Count)])))
            .Append((Term: "GLOBAL", Test: test.Global()));
        return Fields.Table(tests, t =>
        {
            var row = Fields.Of(("chi2", t.Test.Value), ("df", t.Test.DegreesOfFreedom), ("p", t.Test.P));
            row["term"] = t.Term;
            return row;
        });
    }
}
