using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.MixedModels;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Analyses.Tables;

/// <summary>A linear mixed model with random intercepts and slopes: fixed effects, tests of the terms, variances of the random effects.</summary>
/// <remarks>lme4's notation. See LinearMixedModel for the method and its sources.</remarks>
public sealed record MixedModelAnalysis : TableAnalysis
{
    /// <summary>The model: "Reaction ~ Days + (Days | Subject)".</summary>
    public required string Formula { get; init; }

    /// <summary>What is maximised; Kenward-Roger needs the restricted likelihood.</summary>
    public LikelihoodKind Likelihood { get; init; } = LikelihoodKind.Restricted;

    /// <summary>How small samples are allowed for.</summary>
    public SmallSample Method { get; init; } = SmallSample.Satterthwaite;

    /// <summary>Least squares means of a factor, such as "THERAPY", or within the levels of another, such as "THERAPY | VISIT".</summary>
    public string? LsMeans { get; init; }

    /// <inheritdoc/>
    public override string Describe() =>
        $"linear mixed model {Formula}, {(Likelihood == LikelihoodKind.Restricted ? "REML" : "maximum likelihood")}, {(Method == SmallSample.Satterthwaite ? "Satterthwaite" : "Kenward-Roger")}, "
        + "two-sided tests, rows with missing values left out";

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        ModelRows.Check(place, "y ~ 1", LsMeans);
        if (Method == SmallSample.KenwardRoger && Likelihood == LikelihoodKind.Full)
        {
            place.At("method").Breach("Kenward-Roger is defined for the restricted likelihood only.", "Use \"likelihood\": \"restricted\".", "analyses[].likelihood");
        }

        try
        {
            _ = Formula.Contains('.') ? null : MixedFormula.Parse(Formula);
        }
        catch (StatisticsInputException wrong)
        {
            place.At("formula").Breach(wrong.Found, wrong.Remedy);
        }
    }

    /// <inheritdoc/>
    internal override IEnumerable<string> ColumnsRead(DataTable table) => MixedFormula.Parse(Formula, table).Columns;

    /// <inheritdoc/>
    internal override void Analyse(DataTable table, ResultSheet results)
    {
        var model = LinearMixedModel.Fit(MixedFormula.Parse(Formula, table), table, Likelihood);
        ModelRows.UseRows(results, model.Frame.Rows, table.Rows);
        if (Outcome(model.Outcome) is { } outcome)
        {
            results.Note(outcome);
        }

        if (!model.HasMaximum)
        {
            results.Add(new() { Measure = "fixed effect", Term = "all coefficients", Remark = $"not estimable: {Reason(model.Outcome)}" });
            return;
        }

        var coefficients = Method == SmallSample.Satterthwaite ? model.Coefficients : model.KenwardRoger();
        ModelRows.Add(results, "fixed effect", coefficients, ConfidenceLevel);
        foreach (var hypothesis in TypeThreeHypothesis.OfTerms(model.Design))
        {
            ModelRows.Add(results, "type III F test of the term", Method == SmallSample.Satterthwaite
                ? model.Test(hypothesis.Term, hypothesis.Contrasts)
                : model.TestByKenwardRoger(hypothesis.Term, hypothesis.Contrasts));
        }

        AddVariances(results, model);
        if (LsMeans is { } means)
        {
            ModelRows.Add(results, LsMeansSpec.Parse(means), model.Design, model.Frame, coefficients, ConfidenceLevel);
        }
    }

    private static string? Outcome(MixedModelOutcome outcome) => outcome switch
    {
        MixedModelOutcome.Boundary => "The fit lies on the boundary: a variance is estimated as 0, or a correlation as 1 or -1.",
        MixedModelOutcome.NotConverged => "The search found no maximum.",
        MixedModelOutcome.PerfectFit => "The effects reproduce the responses: there is no residual variance to judge them by.",
        MixedModelOutcome.Saturated => "No degree of freedom is left beside the fixed effects.",
        _ => null,
    };

    private static string Reason(MixedModelOutcome outcome) => outcome switch
    {
        MixedModelOutcome.PerfectFit => "no residual variance",
        MixedModelOutcome.Saturated => "no residual degrees of freedom",
        _ => "the search found no maximum",
    };

    private static void AddVariances(ResultSheet results, LinearMixedModel model)
    {
        foreach (var term in model.RandomCovariances)
        {
            for (int i = 0; i < term.Effects.Count; i++)
            {
                results.Add(new() { Measure = "standard deviation", Term = $"{term.Effects[i]} | {term.Group}", Estimate = Math.Sqrt(term.Matrix[i, i]) });
            }
        }

        results.Add(new() { Measure = "standard deviation", Term = "residual", Estimate = Math.Sqrt(model.ResidualVariance) });
        foreach (var term in model.RandomCovariances)
        {
            for (int i = 0; i < term.Effects.Count; i++)
            {
                for (int j = i + 1; j < term.Effects.Count; j++)
                {
                    results.Add(new() { Measure = "correlation of random effects", Term = $"{term.Effects[i]}, {term.Effects[j]} | {term.Group}", Estimate = term.Correlation(i, j) });
                }
            }
        }
    }
}
