using TrialSim.Numerics;
using TrialSim.Quantities;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.Logistic;

namespace TrialSim.Analyses.Tables;

/// <summary>
/// A logistic regression by formula: log odds ratios, odds ratios, likelihood ratio tests of the terms, and, for a treatment, the risks
/// standardized to all patients.
/// </summary>
/// <remarks>
/// The event is 1, or the second level of a two-level response. With separated responses there is no maximum likelihood estimate, which is
/// said; Firth's penalty gives one.
/// </remarks>
public sealed record LogisticModelAnalysis : TableAnalysis
{
    /// <summary>The model in R's notation: "RESPONDER ~ THERAPY * log(CRP) + BASVAL".</summary>
    public required string Formula { get; init; }

    /// <summary>How the coefficients are estimated.</summary>
    public LogisticFitting Fitting { get; init; } = LogisticFitting.MaximumLikelihood;

    /// <summary>Column of a treatment, whose risks are standardized over all patients (g-computation); maximum likelihood only.</summary>
    public string? Treatment { get; init; }

    /// <inheritdoc/>
    public override string Describe() =>
        $"logistic model {Formula}, {(Fitting == LogisticFitting.Firth ? "Firth's penalized likelihood, profile intervals" : "Wald and profile likelihood intervals")}, two-sided tests, rows with missing values left out";

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        ModelRows.Check(place, Formula, null);
        if (Treatment is not null && Fitting == LogisticFitting.Firth)
        {
            place.At("treatment").Breach("risks are standardized from a maximum likelihood fit.", "Leave the treatment or Firth's fitting out.");
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<string> ColumnsRead(DataTable table) => Parsed(table).Columns;

    /// <inheritdoc/>
    internal override void Analyse(DataTable table, ResultSheet results)
    {
        if (Fitting == LogisticFitting.Firth)
        {
            AddFirth(FirthLogisticModel.Fit(Parsed(table), table), table, results);
            return;
        }

        var model = LogisticModel.Fit(Parsed(table), table);
        ModelRows.UseRows(results, model.Rows, table.Rows);
        ModelRows.NoteEvent(results, model.Design, model.Frame);
        if (model.Outcome != RegressionOutcome.Converged)
        {
            string reason = model.Outcome == RegressionOutcome.Separated
                ? $"not estimable: the responses are separated along {string.Join(", ", model.Diverging())}; \"fitting\": \"firth\" gives an estimate"
                : "not estimable: the search did not converge";
            results.Add(new() { Measure = "log odds ratio", Term = "all coefficients", Remark = reason });
            return;
        }

        ModelRows.Add(results, "log odds ratio", model.Coefficients, ConfidenceLevel);
        for (int j = 0; j < model.Coefficients.Count; j++)
        {
            AddOddsRatio(results, model.Coefficients.Names[j], model.Coefficients[j].Estimate, model.Profile(j).Interval(ConfidenceLevel));
        }

        foreach (var test in model.DropTerms())
        {
            results.Add(new()
            {
                Measure = "likelihood ratio test of the term",
                Term = test.Term,
                DegreesOfFreedom = test.DegreesOfFreedom,
                StatisticName = "chi-square",
                Statistic = test.ChiSquared,
                PValue = test.P,
            });
        }

        AddRisks(model, results);
    }

    private Formula Parsed(DataTable table) => Statistics.Formulas.Formula.Parse(Formula, table);

    private void AddFirth(FirthLogisticModel model, DataTable table, ResultSheet results)
    {
        ModelRows.UseRows(results, model.Rows, table.Rows);
        ModelRows.NoteEvent(results, model.Design, model.Frame);
        if (model.Outcome != RegressionOutcome.Converged)
        {
            results.Add(new() { Measure = "log odds ratio", Term = "all coefficients", Remark = "not estimable: the search did not converge" });
            return;
        }

        for (int j = 0; j < model.Coefficients.Count; j++)
        {
            var profile = model.Profile(j);
            var (lower, upper) = profile.Interval(ConfidenceLevel);
            results.Add(new()
            {
                Measure = "log odds ratio",
                Term = model.Coefficients.Names[j],
                Estimate = model.Coefficients[j].Estimate,
                StandardError = model.AugmentedCoefficients[j].StandardError,
                DegreesOfFreedom = 1,
                StatisticName = "chi-square",
                Statistic = profile.ChiSquareAt(0),
                PValue = profile.PAt(0),
                Lower = lower,
                Upper = upper,
            });
        }
    }

    private static void AddOddsRatio(ResultSheet results, string term, double log, (double Lower, double Upper) profile)
    {
        if (term != "(Intercept)")
        {
            results.Add(new()
            {
                Measure = "odds ratio (profile likelihood interval)",
                Term = term,
                Estimate = Portable.Exp(log),
                Lower = Portable.Exp(profile.Lower),
                Upper = Portable.Exp(profile.Upper),
            });
        }
    }

    private void AddRisks(LogisticModel model, ResultSheet results)
    {
        if (Treatment is not { } treatment)
        {
            return;
        }

        var levels = model.Frame.Factor(treatment).Levels;
        if (levels.Count != 2)
        {
            throw new Statistics.StatisticsInputException($"column \"{treatment}\" has {levels.Count} levels.", "Standardized risks compare two: choose rows.");
        }

        var risks = StandardizedRisks.Of(model, treatment, levels[0], levels[1]);
        results.Add(new() { Measure = "standardized risk", Term = levels[1], Estimate = risks.TreatedRisk });
        results.Add(new() { Measure = "standardized risk", Term = levels[0], Estimate = risks.ControlRisk });
        string contrast = $"{levels[1]} - {levels[0]}";
        results.Add(ModelRows.Row("standardized risk difference", $"{contrast} (model variance)", risks.Difference(model.Coefficients), ConfidenceLevel));
        results.Add(ModelRows.Row(
            "standardized risk difference", $"{contrast} (HC3 variance)", risks.Difference(model.Robust(HeteroscedasticityCorrection.HC3)), ConfidenceLevel));
        results.Add(ModelRows.Row("standardized risk difference", $"{contrast} (Ye et al.)", risks.DifferenceByYe(), ConfidenceLevel));
    }
}
