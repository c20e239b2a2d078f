namespace TrialSim.Characteristics;

/// <summary>One operating characteristic with its Monte Carlo error. A field that does not apply is null.</summary>
/// <param name="Analysis">Name of the analysis, decision rule or claim rule.</param>
/// <param name="Measure">What is measured, as <see cref="Measures"/> lists it.</param>
/// <param name="Arm">Name of the arm.</param>
/// <param name="Subgroup">Name of the subgroup.</param>
/// <param name="Visit">Week of the visit; 0 is baseline.</param>
/// <param name="Estimate">The figure; null where no replicate allowed it.</param>
/// <param name="Mcse">Its Monte Carlo standard error.</param>
/// <param name="Lower">Lower end of a 95% Monte Carlo interval.</param>
/// <param name="Upper">Upper end.</param>
public sealed record Figure(
    string? Analysis,
    string Measure,
    string? Arm,
    string? Subgroup,
    double? Visit,
    double? Estimate,
    double? Mcse,
    double? Lower,
    double? Upper)
{
    /// <summary>Name of the claim, of a figure that is about one claim of a rule.</summary>
    public string? Claim { get; init; }

    /// <summary>Name of the followed biomarker or adverse event, of a figure that is about one.</summary>
    public string? Variable { get; init; }

    /// <summary>What the figure rests on: how its error falls as trials are added.</summary>
    public EstimateSupport Support { get; init; }
}
