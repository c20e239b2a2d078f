using System.Text.Json.Nodes;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.Imputation;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Qualification.Methods;

/// <summary>Reference cases of imputation and of pooling.</summary>
internal static class ImputationCases
{
    private const int ListedProfiles = 4;
    private const int ListedEstimates = 5;

    private static readonly Dictionary<string, ImputationStrategy> Strategies = new(StringComparer.Ordinal)
    {
        ["MAR"] = ImputationStrategy.MissingAtRandom,
        ["JR"] = ImputationStrategy.JumpToReference,
        ["J2R"] = ImputationStrategy.JumpToReference,
        ["CR"] = ImputationStrategy.CopyReference,
        ["CIR"] = ImputationStrategy.CopyIncrements,
        ["LMCF"] = ImputationStrategy.LastMeanCarriedForward,
    };

    /// <summary>Conditional-mean imputation with the jackknife.</summary>
    public static JsonNode ConditionalMean(QualificationCase reference)
    {
        var options = reference.Options;
        var table = reference.Table();
        var strategy = StrategyOf(options);
        double delta = options.Number("delta_added_to_active_arm_post_dropout", 0);
        var plan = PlanOf(options, table);
        using var imputation = Imputed(plan, table);
        double[,] completed = imputation.Complete(strategy, delta);
        var analysis = imputation.Analyse(completed);
        var jackknife = imputation.Jackknife(strategy);
        var estimate = jackknife.At(delta);
        var (lower, upper) = estimate.Interval(options.Confidence());
        var fixedEffects = imputation.FixedEffects;
        var result = Fields.Of(
            ("n_subjects", imputation.Patients), ("n_missing_values", imputation.MissingResponses), ("estimate", estimate.Estimate),
            ("ancova_se_of_completed_data_not_for_inference", analysis.Coefficients[imputation.TreatmentCoefficient(analysis)].StandardError),
            ("jackknife_se", estimate.StandardError), ("z", estimate.Statistic), ("p", estimate.P), ("ci_lower", lower), ("ci_upper", upper));
        result["covariance"] = Fields.Matrix(imputation.Covariance);
        result["fixed_effects"] = Fields.Table(imputation.FixedEffectNames.Index(), c => new() { ["term"] = c.Item, ["estimate"] = Fields.Number(fixedEffects[c.Index]) });
        result["completed_mean_by_arm_last_visit"] = MeansByArm(plan, table, completed);
        result["first_completed_profiles_of_subjects_with_missing"] = Profiles(plan, table, completed);
        result["first_leave_one_out_estimates"] = Fields.List(
            Enumerable.Range(0, Math.Min(ListedEstimates, imputation.Patients)).Select(i => jackknife.WithoutOne[i] + (delta * jackknife.SlopeWithout(i))));
        return result;
    }

    /// <summary>Multiple imputation with a bootstrap for the model's uncertainty.</summary>
    public static JsonNode Stochastic(QualificationCase reference)
    {
        var options = reference.Options;
        var table = reference.Table();
        int imputations = options.Whole("M");
        using var imputation = Imputed(PlanOf(options, table), table);
        var pooled = imputation.Impute(
            StrategyOf(options), imputations, (ulong)options.Number("seed", 1), options.Number("delta_added_to_active_arm_post_dropout", 0))
            ?? throw new StatisticsInputException("the model could not be fitted to bootstrap samples.", "Choose a simpler covariance structure.");
        return Fields.Of(
            ("estimate", pooled.Estimate), ("estimate_mcse", Math.Sqrt(pooled.Between / imputations)), ("rubin_se", pooled.Pooled.StandardError),
            ("within", pooled.Within), ("between", pooled.Between), ("between_mcse", pooled.Between * Math.Sqrt(2.0 / (imputations - 1))));
    }

    /// <summary>Rubin's rules.</summary>
    public static JsonNode Rubin(QualificationCase reference)
    {
        var pooled = RubinsRules.Pool(
            reference.Inputs.Numbers("estimates"), reference.Inputs.Numbers("standard_errors"), reference.Options.Number("complete_data_df", double.PositiveInfinity));
        var (lower, upper) = pooled.Pooled.Interval(reference.Options.Confidence());
        return Fields.Of(
            ("estimate", pooled.Estimate), ("within", pooled.Within), ("between", pooled.Between), ("total", pooled.Total),
            ("se", pooled.Pooled.StandardError), ("relative_increase_r", pooled.RelativeIncrease), ("lambda", pooled.Lambda),
            ("df_rubin_1987", pooled.DfOfRubin), ("df", pooled.Df), ("t", pooled.Pooled.Statistic), ("p", pooled.Pooled.P),
            ("ci_lower", lower), ("ci_upper", upper));
    }

    /// <summary>Pooling of bootstrap samples imputed several times.</summary>
    public static JsonNode Bootstrapped(QualificationCase reference)
    {
        double[][] rows = reference.Inputs.Matrix("estimates");
        var estimates = new double[rows.Length, rows[0].Length];
        for (int b = 0; b < rows.Length; b++)
        {
            for (int d = 0; d < rows[b].Length; d++)
            {
                estimates[b, d] = rows[b][d];
            }
        }

        var pooled = BootstrappedImputations.Pool(estimates);
        var (lower, upper) = pooled.Interval(reference.Options.Confidence());
        var result = Fields.Of(
            ("est_point", pooled.Estimate), ("est_var", pooled.StandardError * pooled.StandardError), ("df", pooled.DegreesOfFreedom), ("p", pooled.P));
        result["ci"] = Fields.Interval(lower, upper);
        return result;
    }

    private static ReferenceBasedImputation Imputed(ImputationPlan plan, DataTable table)
    {
        var imputation = ReferenceBasedImputation.Of(plan, table);
        return imputation.Outcome == ImputationOutcome.Estimated ? imputation : throw new StatisticsInputException(
            $"the imputation ended as {imputation.Outcome}, its model as {imputation.ModelOutcome}.", "Choose a simpler model.");
    }

    private static ImputationStrategy StrategyOf(CaseValues options) => Strategies.TryGetValue(options.Text("strategy_after_dropout"), out var strategy)
        ? strategy
        : throw new StatisticsInputException($"the strategy is \"{options.Text("strategy_after_dropout")}\".", $"Name one of {string.Join(", ", Strategies.Keys)}.");

    // The cases leave to the data what the visit and the arm are called: the model's one name that is no column, and the analysis's one
    // factor that has the reference arm.
    private static ImputationPlan PlanOf(CaseValues options, DataTable table)
    {
        string[] analysis = options.Text("analysis").Split('~', 2, StringSplitOptions.TrimEntries);
        string fixedEffects = options.Text("mmrm_fixed_effects");
        string reference = options.Text("reference_arm");
        return new()
        {
            Outcomes = options.Texts("outcome_columns_in_visit_order"),
            Visits = options.Texts("visits"),
            VisitName = Formula.Parse("~ " + fixedEffects).Columns.FirstOrDefault(c => !table.Has(c)) ?? "VISIT",
            FixedEffects = fixedEffects,
            Structure = CovarianceStructure.Named(options.Text("covariance_structure", "us")),
            Arm = Formula.Parse("~ " + analysis[1]).Columns.FirstOrDefault(c => table.Has(c) && table.Factor(c).Levels.Contains(reference))
                ?? throw new StatisticsInputException($"no column of the analysis has the arm \"{reference}\".", "Put the column of arms into the analysis."),
            Reference = reference,
            TargetVisit = analysis[0][(analysis[0].LastIndexOf(' ') + 1)..],
            Analysis = analysis[1],
        };
    }

    private static JsonObject MeansByArm(ImputationPlan plan, DataTable table, double[,] completed)
    {
        var arm = table.Factor(plan.Arm);
        int target = plan.Visits.ToList().IndexOf(plan.TargetVisit);
        var means = new JsonObject();
        for (int level = 0; level < arm.Levels.Count; level++)
        {
            double[] own = [.. Enumerable.Range(0, table.Rows).Where(i => arm.Codes[i] == level).Select(i => completed[i, target])];
            means[arm.Levels[level]] = own.Length > 0 ? Fields.Number(own.Average()) : null;
        }

        return means;
    }

    private static JsonArray Profiles(ImputationPlan plan, DataTable table, double[,] completed)
    {
        // patients go by the first column that tells them all apart
        var name = table.Columns.FirstOrDefault(c => c.ToFactor().Levels.Count == table.Rows);
        var incomplete = Enumerable.Range(0, table.Rows).Where(i => plan.Outcomes.Any(column => table[column].IsMissing(i)));
        return Fields.Table(incomplete.Take(ListedProfiles), i =>
        {
            var row = new JsonObject { ["subject"] = name?.TextAt(i) };
            for (int visit = 0; visit < plan.Visits.Count; visit++)
            {
                row[plan.Visits[visit]] = Fields.Number(completed[i, visit]);
            }

            return row;
        });
    }
}
