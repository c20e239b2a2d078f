using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;
using TrialSim.Statistics.Estimation;
using TrialSim.Statistics.Formulas;
using TrialSim.Statistics.Mmrm;

namespace TrialSim.Analyses.Tables;

/// <summary>A mixed model for repeated measures by formula: fixed effects, least squares means, the covariance of the visits.</summary>
/// <remarks>One row for each patient and visit; rows without a response do not count. See RepeatedMeasuresModel for the method.</remarks>
public sealed record MmrmModelAnalysis : TableAnalysis
{
    /// <summary>The model: "CHANGE ~ BASVAL * VISIT + THERAPY * VISIT".</summary>
    public required string Formula { get; init; }

    /// <summary>Column that tells patients apart.</summary>
    public required string Patient { get; init; }

    /// <summary>Column of the visits, in the order of its levels.</summary>
    public required string Visit { get; init; }

    /// <summary>What is assumed of the variances and correlations of a patient's visits.</summary>
    public CovarianceForm Structure { get; init; } = CovarianceForm.Unstructured;

    /// <summary>Column of groups of patients with a covariance each.</summary>
    public string? CovarianceGroups { get; init; }

    /// <summary>Column of weights.</summary>
    public string? Weights { get; init; }

    /// <summary>Which likelihood is maximised.</summary>
    public LikelihoodKind Likelihood { get; init; } = LikelihoodKind.Restricted;

    /// <summary>How degrees of freedom are found.</summary>
    public DegreesOfFreedomMethod DegreesOfFreedom { get; init; } = DegreesOfFreedomMethod.Satterthwaite;

    /// <summary>
    /// How the covariance of the fixed effects is estimated; without it, as the degrees of freedom ask: after Kenward and Roger, without
    /// second derivatives, or the model's own.
    /// </summary>
    public CoefficientCovariance? Covariance { get; init; }

    /// <summary>Least squares means, such as "THERAPY | VISIT".</summary>
    public string? LsMeans { get; init; }

    private CoefficientCovariance CovarianceUsed => Covariance
        ?? (DegreesOfFreedom == DegreesOfFreedomMethod.KenwardRoger ? CoefficientCovariance.KenwardRogerLinear : CoefficientCovariance.Asymptotic);

    /// <inheritdoc/>
    public override string Describe() =>
        $"MMRM {Formula}, visits {Visit} within {Patient}, {Structure.InWords()} covariance{(CovarianceGroups is null ? string.Empty : $" by {CovarianceGroups}")}, "
        + $"{(Likelihood == LikelihoodKind.Restricted ? "REML" : "maximum likelihood")}, {Words(DegreesOfFreedom)} degrees of freedom, {Words(CovarianceUsed)} standard errors, two-sided tests, missing at random";

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place)
    {
        ModelRows.Check(place, Formula, LsMeans);
        CheckSmallSample(place);
    }

    /// <inheritdoc/>
    internal override IEnumerable<string> ColumnsRead(DataTable table) =>
        Statistics.Formulas.Formula.Parse(Formula, table).Columns.Concat(((string?[])[Patient, Visit, CovarianceGroups, Weights]).OfType<string>()).Distinct();

    /// <inheritdoc/>
    internal override void Analyse(DataTable table, ResultSheet results)
    {
        var formula = Statistics.Formulas.Formula.Parse(Formula, table);
        if (!formula.HasIntercept && formula.TermLabels.Count == 0)
        {
            throw new StatisticsInputException($"formula \"{Formula}\" has nothing to fit.", "Name a term, or leave the constant in.");
        }

        using var fit = RepeatedMeasuresFit.Of(
            new()
            {
                Formula = formula,
                Visit = Visit,
                Subject = Patient,
                Structure = Structure.Structure(),
                CovarianceGroups = CovarianceGroups,
                Weights = Weights,
                Likelihood = Likelihood,
                DegreesOfFreedom = DegreesOfFreedom,
                CoefficientCovariance = CovarianceUsed,
            },
            table);
        ModelRows.UseRows(results, fit.Observations, table.Rows);
        results.Use("patients", fit.Patients);
        VisitOrder.NoteAlphabetical(results, table.Factor(Visit), fit.Visits);
        if (fit.Outcome != MmrmOutcome.Converged)
        {
            results.Add(new() { Measure = "fixed effect", Term = "all coefficients", Remark = $"not estimable: {Reason(fit.Outcome)}" });
            return;
        }

        ModelRows.Add(results, "fixed effect", fit.Coefficients, ConfidenceLevel);
        if (LsMeans is { } means)
        {
            ModelRows.Add(results, LsMeansSpec.Parse(means), fit.Design, fit.Frame, fit.Coefficients, ConfidenceLevel);
        }

        for (int group = 0; group < fit.Groups.Count; group++)
        {
            AddCovariance(results, fit, group);
        }
    }

    private void CheckSmallSample(ScenarioPlace place)
    {
        bool adjusts = DegreesOfFreedom == DegreesOfFreedomMethod.KenwardRoger;
        if (adjusts != (CovarianceUsed is CoefficientCovariance.KenwardRoger or CoefficientCovariance.KenwardRogerLinear))
        {
            place.At("covariance").Breach(
                $"\"{Spelling.Word(CovarianceUsed)}\" does not go with \"degrees-of-freedom\": \"{Spelling.Word(DegreesOfFreedom)}\".",
                adjusts
                    ? "Leave \"covariance\" out for Kenward and Roger's, or use \"degrees-of-freedom\": \"satterthwaite\"."
                    : "Use \"degrees-of-freedom\": \"kenward-roger\", or leave \"covariance\" out.",
                "analyses[].degrees-of-freedom");
        }

        if (adjusts && Likelihood == LikelihoodKind.Full)
        {
            place.At("degrees-of-freedom").Breach("Kenward-Roger is defined for the restricted likelihood only.", "Use \"likelihood\": \"restricted\".", "analyses[].likelihood");
        }
    }

    private static string Words(DegreesOfFreedomMethod method) => method switch
    {
        DegreesOfFreedomMethod.KenwardRoger => "Kenward-Roger",
        DegreesOfFreedomMethod.BetweenWithin => "between-within",
        DegreesOfFreedomMethod.Residual => "residual",
        _ => "Satterthwaite",
    };

    private static string Words(CoefficientCovariance covariance) => covariance switch
    {
        CoefficientCovariance.KenwardRoger => "Kenward-Roger (with second derivatives)",
        CoefficientCovariance.KenwardRogerLinear => "Kenward-Roger",
        CoefficientCovariance.Empirical => "robust",
        CoefficientCovariance.EmpiricalJackknife => "robust (CR3)",
        CoefficientCovariance.EmpiricalBiasReduced => "robust (CR2)",
        _ => "model-based",
    };

    private static string Reason(MmrmOutcome outcome) => outcome switch
    {
        MmrmOutcome.SingularCovariance => "the covariance of the visits is singular; a simpler structure may do",
        MmrmOutcome.TooFewPatients => "too few patients for the covariance structure; a simpler one may do",
        MmrmOutcome.PerfectFit => "no residual variance: the effects reproduce the responses",
        MmrmOutcome.AliasedColumns => "a column of the fixed effects is a combination of others",
        _ => "the search did not converge; a simpler structure may do",
    };

    private static void AddCovariance(ResultSheet results, RepeatedMeasuresFit fit, int group)
    {
        double[,] covariance = fit.Covariance(group);
        string of = fit.Groups.Count == 1 ? string.Empty : $", {fit.Groups[group]}";
        for (int a = 0; a < fit.Visits.Count; a++)
        {
            results.Add(new() { Measure = $"standard deviation by visit{of}", Term = fit.Visits[a], Estimate = Math.Sqrt(covariance[a, a]) });
        }

        for (int a = 0; a < fit.Visits.Count; a++)
        {
            for (int b = 0; b < a; b++)
            {
                results.Add(new()
                {
                    Measure = $"correlation of visits{of}",
                    Term = $"{fit.Visits[b]}, {fit.Visits[a]}",
                    Estimate = covariance[a, b] / Math.Sqrt(covariance[a, a] * covariance[b, b]),
                });
            }
        }
    }
}
