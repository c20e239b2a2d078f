using System.Text.Json.Serialization;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Statistics.Mmrm;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>
/// Difference between arms at one visit in a mixed model for repeated measures: all visits' scores together, arm crossed with visit,
/// correlated within patients; REML.
/// </summary>
/// <remarks>
/// HAM-D points, treatment minus control, negative favours the treatment; t with the degrees of freedom of <see cref="DegreesOfFreedom"/>.
/// Uses every patient seen at one visit or more. Where the model cannot be fitted with <see cref="Covariance"/>, those of
/// <see cref="Fallback"/> are tried in turn; which one gave the estimate, and why the first did not, is counted. Not estimable where none
/// can be fitted or the arm is aliased with the covariates. Sources: docs/methods.
/// </remarks>
public sealed record Mmrm : Analysis
{
    /// <summary>Change from baseline, or the score.</summary>
    public ContinuousEndpoint Endpoint { get; init; } = ContinuousEndpoint.Change;

    /// <summary>What the model adjusts for with coefficients of each visit's own.</summary>
    public IReadOnlyList<Covariate> Covariates { get; init; } = [Covariate.Baseline];

    /// <summary>What the model adjusts for with the same coefficients at every visit.</summary>
    public IReadOnlyList<Covariate> MainEffects { get; init; } = [];

    /// <summary>The structure of the visits' covariance matrix.</summary>
    public CovarianceForm Covariance { get; init; } = CovarianceForm.Unstructured;

    /// <summary>Structures tried in turn where the model cannot be fitted with <see cref="Covariance"/>; by default simpler and simpler ones.</summary>
    public IReadOnlyList<CovarianceForm> Fallback
    {
        get => field ?? Covariance.Simpler();
        init;
    }

    /// <summary>How standard error and degrees of freedom are found.</summary>
    public MmrmInference DegreesOfFreedom { get; init; } = MmrmInference.Satterthwaite;

    /// <summary>Week of the visit whose difference is tested; absent is the final visit.</summary>
    public Weeks? Visit { get; init; }

    /// <summary>Patients analysed.</summary>
    public string Subgroup { get; init; } = Trials.Subgroup.All;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Estimand Target => new MeanDifference(Subgroup, Visit?.Value);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<string> SubgroupsNamed => [Subgroup];

    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientFacts Reads => Endpoint.Facts(Missing, [.. Covariates, .. MainEffects]);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<CountedOutcome> Counted => MmrmCounts.Of(Structures);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<(string Property, PatientMarker Marker)> MarkersRead => [.. Covariates.MarkersRead(), .. MainEffects.MarkersRead("main-effects")];

    /// <summary>The structures in the order in which they are tried.</summary>
    internal IReadOnlyList<CovarianceForm> Structures => [Covariance, .. Fallback];

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"{Endpoint.InWords()} at all visits on visit + arm x visit{string.Concat(Covariates.Select(c => $" + {c.InWords()} x visit"))}"
        + $"{string.Concat(MainEffects.Select(c => " + " + c.InWords()))} in {Subgroup}, mixed model with {string.Join(", else ", Structures.Select(s => s.InWords()))} covariance: "
        + $"test of the arm at {(Visit is { } week ? $"week {week.Value}" : "the final visit")}, {DegreesOfFreedom.InWords()}, {DescribeSides()}";

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, TrialOutline trial)
    {
        base.Check(place, trial);
        LinearTest.Check(place.At("covariates"), Covariates, trial);
        LinearTest.Check(place.At("main-effects"), MainEffects, trial);
        for (int i = 0; i < MainEffects.Count; i++)
        {
            if (Covariates.Contains(MainEffects[i]))
            {
                place.At("main-effects").At(i).Breach("this covariate is crossed with visit already.", "List it in one of the two.", "analyses[].covariates");
            }
        }

        for (int i = 0; i < Fallback.Count; i++)
        {
            if (Structures.Take(i + 1).Contains(Fallback[i]))
            {
                place.At("fallback").At(i).Breach("this structure is tried before.", "List each structure once.", "analyses[].covariance");
            }
        }

        if (Missing != MissingRule.ObservedCases)
        {
            place.At("missing").Breach("a mixed model uses every score that was observed and carries none forward.", "Leave \"missing\" out.");
        }

        if (Visit is { } week && !trial.Weeks.Contains(week.Value))
        {
            place.At("visit").Breach($"there is no visit at week {week.Value}.", $"Use one of {string.Join(", ", trial.Weeks)}.", trial.VisitsPath);
        }

        CheckVisits(place, trial);
    }

    /// <inheritdoc/>
    internal override PreparedAnalysis Prepare(TrialEndpoints endpoints) => new MmrmTest(this, endpoints);

    /// <summary>Reports more visits than a mixed model can have.</summary>
    internal static void CheckVisits(ScenarioPlace place, TrialOutline trial)
    {
        if (trial.Weeks.Count > VisitDesign.MostVisits)
        {
            place.Breach($"a mixed model cannot have {trial.Weeks.Count} visits.", $"List at most {VisitDesign.MostVisits}.", trial.VisitsPath);
        }
    }
}
