using TrialSim.Statistics.Mmrm;

namespace TrialSim.Statistics.Imputation;

/// <summary>How missing responses are imputed and the completed ones analysed; the table has one row for each patient.</summary>
public sealed record ImputationPlan
{
    /// <summary>Columns of the responses, in the order of the visits.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>Names of the visits, as many.</summary>
    public required IReadOnlyList<string> Visits { get; init; }

    /// <summary>Name by which the fixed effects call the visit; not a column of the table.</summary>
    public string VisitName { get; init; } = "VISIT";

    /// <summary>Right side of the repeated measures model's formula: <c>BASVAL * VISIT + THERAPY * VISIT</c>.</summary>
    public required string FixedEffects { get; init; }

    /// <summary>The covariance of a patient's visits, the same in all arms.</summary>
    public CovarianceStructure Structure { get; init; } = new Mmrm.Structures.Unstructured();

    /// <summary>The column of arms.</summary>
    public required string Arm { get; init; }

    /// <summary>The arm whose means the reference-based strategies borrow.</summary>
    public required string Reference { get; init; }

    /// <summary>The visit analysed.</summary>
    public required string TargetVisit { get; init; }

    /// <summary>Right side of the analysis model's formula, a linear model of the completed responses: <c>THERAPY + BASVAL</c>.</summary>
    public required string Analysis { get; init; }
}
