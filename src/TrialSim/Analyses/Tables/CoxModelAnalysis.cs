using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.Survival;

namespace TrialSim.Analyses.Tables;

/// <summary>Cox's proportional hazards model: log hazard ratios, hazard ratios, tests of the model and of proportional hazards.</summary>
/// <remarks>Two-sided Wald tests. A hazard ratio that the data let grow without bound is said to be infinite.</remarks>
public sealed record CoxModelAnalysis : TableAnalysis
{
    /// <summary>Column of the time of the event or of censoring.</summary>
    public required string Time { get; init; }

    /// <summary>The event; every other value is censoring.</summary>
    public required EventChoice Event { get; init; }

    /// <summary>The terms of the model in R's notation: "arm + log(CRP)".</summary>
    public required string Terms { get; init; }

    /// <summary>Columns whose combinations have a baseline hazard each.</summary>
    public IReadOnlyList<string> Strata { get; init; } = [];

    /// <summary>Column of clusters of rows that may be alike: standard errors are robust against that.</summary>
    public string? Cluster { get; init; }

    /// <summary>How events at the same time are treated.</summary>
    public CoxTies Ties { get; init; } = CoxTies.Efron;

    /// <inheritdoc/>
    public override string Describe() =>
        $"time to {Event.Describe()} ({Time}): Cox model on {Terms}{(Strata.Count == 0 ? string.Empty : $" within {string.Join(" x ", Strata)}")}, ties {Spelling.Word(Ties)}, "
        + $"{(Cluster is null ? string.Empty : $"standard errors robust by {Cluster}, ")}two-sided tests, rows with missing values left out";

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        try
        {
            _ = Formula.Parse($"~ {Terms}");
        }
        catch (StatisticsInputException wrong)
        {
            place.At("terms").Breach(wrong.Found, wrong.Remedy);
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<string> ColumnsRead(DataTable table) =>
        [Time, Event.Column, .. Formula.Parse($"~ {Terms}", table).Columns, .. Strata, .. Cluster is null ? [] : (string[])[Cluster]];

    /// <inheritdoc/>
    internal override void Analyse(DataTable table, ResultSheet results)
    {
        var frame = table.DropMissing(ColumnsRead(table).Distinct());
        ModelRows.UseRows(results, frame.Rows, table.Rows);
        var formula = Formula.Parse($"~ {Terms}", frame);
        var matrix = ModelDesign.Of(formula, frame).Build(frame);
        int first = formula.HasIntercept ? 1 : 0;
        string[] names = [.. matrix.Names.Skip(first)];
        if (names.Length == 0)
        {
            throw new StatisticsInputException($"\"{Terms}\" has no term but the constant.", "Name a term, such as the arm.");
        }

        double[] covariates = [.. Enumerable.Range(first, names.Length).SelectMany(j => matrix.Column(j).ToArray())];
        var fit = new CoxRegression();
        fit.Fit(SurvivalColumns.Times(frame, Time), Event.In(frame), covariates, names.Length, StratumNumbers.Of(frame, Strata), Ties);
        results.Use("events", fit.Events);
        if (fit.Outcome == CoxOutcome.Aliased)
        {
            throw new StatisticsInputException(
                $"terms \"{Terms}\": the coefficient \"{names[fit.AliasedColumn]}\" cannot be estimated: where events happened its column is a combination of the columns before it.",
                "Leave the term out, or merge levels and cells without events.");
        }

        Add(results, fit, names, Cluster is null ? fit.Covariance.ToArray() : CoxRobust.Covariance(fit, StratumNumbers.Of(frame, [Cluster])));
        AddProportionality(results, fit, matrix.Design.Terms, first);
    }

    private void Add(ResultSheet results, CoxRegression fit, string[] names, double[]? covariance)
    {
        if (fit.Outcome is CoxOutcome.NoEvents or CoxOutcome.NotConverged or CoxOutcome.MonotoneLikelihood || covariance is null)
        {
            string reason = fit.Outcome switch
            {
                CoxOutcome.NoEvents => "nobody has the event",
                CoxOutcome.MonotoneLikelihood => "a hazard ratio is infinite: in some group nobody, or everybody first, has the event",
                _ => "the search did not converge",
            };
            results.Add(new() { Measure = "log hazard ratio", Term = "all coefficients", Remark = $"not estimable: {reason}" });
        }
        else
        {
            var estimates = new CoefficientEstimates(names, fit.Coefficients.ToArray(), covariance, _ => double.PositiveInfinity);
            ModelRows.Add(results, "log hazard ratio", estimates, ConfidenceLevel);
            for (int j = 0; j < names.Length; j++)
            {
                var inference = CoxInference.Of(fit.Coefficients, covariance, j);
                var interval = inference.HazardRatioInterval(ConfidenceLevel);
                results.Add(new() { Measure = "hazard ratio", Term = names[j], Estimate = inference.HazardRatio, Lower = interval.Lower, Upper = interval.Upper });
            }
        }

        if (fit.Outcome is CoxOutcome.Converged or CoxOutcome.MonotoneLikelihood)
        {
            AddTest(results, "test of all coefficients", "likelihood ratio", fit.LikelihoodRatioTest.Value, fit.LikelihoodRatioTest.DegreesOfFreedom, fit.LikelihoodRatioTest.P);
            AddTest(results, "test of all coefficients", "score", fit.ScoreTest.Value, fit.ScoreTest.DegreesOfFreedom, fit.ScoreTest.P);
        }
    }

    private static void AddProportionality(ResultSheet results, CoxRegression fit, IReadOnlyList<ModelTerm> terms, int first)
    {
        if (fit.Outcome != CoxOutcome.Converged)
        {
            const string reason = "not estimable: it needs estimates of all coefficients";
            results.Add(new() { Measure = "score test of proportional hazards", Term = "all terms", Remark = reason });
            return;
        }

        var test = new ProportionalHazardsTest(fit, TimeTransform.KaplanMeier);
        foreach (var term in terms.Where(t => t.First >= first))
        {
            var own = test.Of([.. Enumerable.Range(term.First - first, term.Count)]);
            AddTest(results, "score test of proportional hazards", term.Label, own.Value, own.DegreesOfFreedom, own.P);
        }

        var global = test.Global();
        AddTest(results, "score test of proportional hazards", "all terms", global.Value, global.DegreesOfFreedom, global.P);
    }

    private static void AddTest(ResultSheet results, string measure, string term, double value, double df, double p) => results.Add(new()
    {
        Measure = measure,
        Term = term,
        DegreesOfFreedom = df,
        StatisticName = "chi-square",
        Statistic = value,
        PValue = p,
    });
}
