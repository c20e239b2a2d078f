using TrialSim.Characteristics;

namespace TrialSim.Precision;

/// <summary>A Monte Carlo standard error that figures must come down to. What a target leaves open (null) may be anything.</summary>
public sealed record PrecisionTarget
{
    /// <summary>The largest Monte Carlo standard error; in the unit of each figure, above 0.</summary>
    public required double Mcse { get; init; }

    /// <summary>Name of the analysis, decision or claim rule.</summary>
    public string? Analysis { get; init; }

    /// <summary>Name of the claim of a rule.</summary>
    public string? Claim { get; init; }

    /// <summary>The measure, as <see cref="Measures"/> lists it.</summary>
    public string? Measure { get; init; }

    /// <summary>Name of the arm.</summary>
    public string? Arm { get; init; }

    /// <summary>Name of the subgroup.</summary>
    public string? Subgroup { get; init; }

    /// <summary>Name of the followed biomarker or kind of adverse event.</summary>
    public string? Variable { get; init; }

    /// <summary>Week of the visit.</summary>
    public double? Visit { get; init; }

    /// <summary>Whether it is for differences between cells, which are held to no target but their own.</summary>
    public bool OfDifferences { get; init; }

    /// <summary>How much is named: of the targets that cover a figure, the one that names most counts.</summary>
    public int Named => new object?[] { Analysis, Claim, Measure, Arm, Subgroup, Variable, Visit }.Count(named => named is not null);

    /// <summary>Whether it covers a figure; amounts of money only where it names their measure, for an error of 0.01 of a currency is not one of a share.</summary>
    public bool Covers(Figure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return (Analysis is null || Analysis == figure.Analysis) && (Claim is null || Claim == figure.Claim) && (Measure is null ? figure.Measure is not (Measures.Cost or Measures.CostSd) : Measure == figure.Measure)
            && (Arm is null || Arm == figure.Arm) && (Subgroup is null || Subgroup == figure.Subgroup)
            && (Variable is null || Variable == figure.Variable) && (Visit is null || Visit == figure.Visit);
    }

    /// <summary>Which figures it is for: "every figure", "type-m of interaction".</summary>
    public string Describe() => (OfDifferences, Named) switch
    {
        (false, 0) => "every figure",
        (true, 0) => "every difference",
        (true, _) => $"difference of {FigureWords.Of(Analysis, Claim, Measure, Arm, Subgroup, Visit, Variable)}",
        _ => FigureWords.Of(Analysis, Claim, Measure, Arm, Subgroup, Visit, Variable),
    };
}
