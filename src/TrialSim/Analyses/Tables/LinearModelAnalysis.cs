using TrialSim.Quantities;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.LinearModels;

namespace TrialSim.Analyses.Tables;

/// <summary>A linear model by formula: coefficients with intervals, an F test of each term, and least squares means with their differences.</summary>
/// <remarks>
/// Rows with a missing value in any column of the formula are left out. F tests drop a term's columns from the model as it is coded, main
/// effects of interactions too (R's drop1). Refused where a factor has one level or a term is aliased with others.
/// </remarks>
public sealed record LinearModelAnalysis : TableAnalysis
{
    /// <summary>The model in R's notation: "CHANGE ~ BASVAL + THERAPY * log(CRP)".</summary>
    public required string Formula { get; init; }

    /// <summary>Least squares means of a factor, such as "THERAPY", or within the levels of another, such as "THERAPY | VISIT".</summary>
    public string? LsMeans { get; init; }

    /// <summary>Standard errors that allow the residual variance to differ between rows; without it, those of the model.</summary>
    public HeteroscedasticityCorrection? Robust { get; init; }

    /// <inheritdoc/>
    public override string Describe() =>
        $"linear model {Formula}, {(Robust is null ? string.Empty : $"{Robust} standard errors, ")}two-sided tests, rows with missing values left out";

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place) => ModelRows.Check(place, Formula, LsMeans);

    /// <inheritdoc/>
    internal override IEnumerable<string> ColumnsRead(DataTable table) => Statistics.Formulas.Formula.Parse(Formula, table).Columns;

    /// <inheritdoc/>
    internal override void Analyse(DataTable table, ResultSheet results)
    {
        var model = LinearModel.Fit(Statistics.Formulas.Formula.Parse(Formula, table), table);
        ModelRows.UseRows(results, model.Rows, table.Rows);
        ModelRows.NoteEvent(results, model.Design, model.Frame);
        if (model.Outcome != LinearFitOutcome.Estimated)
        {
            AddUnjudged(results, model);
            return;
        }

        var coefficients = Robust is { } correction ? model.Robust(correction) : model.Coefficients;
        ModelRows.Add(results, "coefficient", coefficients, ConfidenceLevel);
        foreach (var test in model.DropTerms())
        {
            results.Add(new()
            {
                Measure = "F test of the term",
                Term = test.Term,
                DegreesOfFreedom = test.NumeratorDf,
                DenominatorDegreesOfFreedom = test.DenominatorDf,
                StatisticName = "F",
                Statistic = test.F,
                PValue = test.P,
            });
        }

        if (LsMeans is { } means)
        {
            ModelRows.Add(results, LsMeansSpec.Parse(means), model.Design, model.Frame, coefficients, ConfidenceLevel);
        }
    }

    // A perfect fit's coefficients may be rounding; those of a saturated model are the data themselves, and are given.
    private void AddUnjudged(ResultSheet results, LinearModel model)
    {
        bool isSaturated = model.Outcome == LinearFitOutcome.Saturated;
        results.Note(isSaturated
            ? "The model has as many coefficients as rows: nothing is left to judge them by."
            : "The model reproduces the responses: what is left is rounding, and nothing can be judged by it.");
        string reason = isSaturated ? "not estimable: no residual degrees of freedom" : "not estimable: no residual variance";
        for (int j = 0; isSaturated && j < model.Coefficients.Count; j++)
        {
            results.Add(new() { Measure = "coefficient", Term = model.Coefficients.Names[j], Estimate = model.Coefficients.Values[j], Remark = "standard error and test " + reason });
        }

        if (!isSaturated)
        {
            results.Add(new() { Measure = "coefficient", Term = "all coefficients", Remark = reason });
        }

        results.Add(new() { Measure = "F test of the term", Term = "all terms", Remark = reason });
        if (LsMeans is { } means)
        {
            results.Add(new() { Measure = "least squares mean", Term = means, Remark = reason });
        }
    }
}
