using System.Text.Json.Serialization;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Statistics.Imputation;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>
/// Difference between arms at the final visit by analysis of covariance of all randomized patients, missing responses imputed by their
/// conditional means under missing at random or a reference-based strategy; the control arm is the reference. Jackknife standard error.
/// </summary>
/// <remarks>
/// HAM-D points, treatment minus control, negative favours the treatment; normal reference distribution. The imputation model is a mixed model
/// for repeated measures (REML) with the covariates crossed with visit, the analysis has the same covariates. Not estimable where the mixed
/// model, or the one without some patient, cannot be fitted; why is counted. Sources: Carpenter, Roger and Kenward (2013), J Biopharm Stat
/// 23:1352-1371; Wolbers et al. (2022), Pharm Stat 21:1246-1257; docs/methods.
/// </remarks>
public sealed record ImputedAncova : Analysis
{
    /// <summary>How patients are taken to go on after they leave.</summary>
    public required ImputationStrategy Strategy { get; init; }

    /// <summary>Points added to the treatment arm's responses imputed after dropout; above 0 is against a treatment that lowers the score.</summary>
    public HamdPoints Delta { get; init; }

    /// <summary>Change from baseline, or the score.</summary>
    public ContinuousEndpoint Endpoint { get; init; } = ContinuousEndpoint.Change;

    /// <summary>What both models adjust for, the imputation model with coefficients of each visit's own.</summary>
    public IReadOnlyList<Covariate> Covariates { get; init; } = [Covariate.Baseline];

    /// <summary>The structure of the visits' covariance matrix in the imputation model, common to both arms.</summary>
    public CovarianceForm Covariance { get; init; } = CovarianceForm.Unstructured;

    /// <summary>Patients analysed.</summary>
    public string Subgroup { get; init; } = Trials.Subgroup.All;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Estimand Target => Strategy == ImputationStrategy.MissingAtRandom && Delta.Value == 0
        ? new MeanDifference(Subgroup)
        : new DifferenceUnderAssumption(Subgroup, Assumption);

    /// <inheritdoc/>
    [JsonIgnore]
    public override IReadOnlyList<CountedOutcome> Counted => ImputationCounts.All;

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<string> SubgroupsNamed => [Subgroup];

    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientFacts Reads => Endpoint.Facts(Missing, Covariates);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<(string Property, PatientMarker Marker)> MarkersRead => Covariates.MarkersRead();

    private string Assumption => Strategy.InWords() + (Delta.Value == 0 ? "" : $", delta {Delta.Value} in the treatment arm");

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"{Endpoint.InWords()} at the final visit on arm{string.Concat(Covariates.Select(c => " + " + c.InWords()))} in {Subgroup}, missing ones imputed ({Assumption}) "
        + $"from a mixed model of all visits with {Covariance.InWords()} covariance: test of the arm, conditional means with jackknife, {DescribeSides()}";

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, TrialOutline trial)
    {
        base.Check(place, trial);
        LinearTest.Check(place.At("covariates"), Covariates, trial);
        if (Missing != MissingRule.ObservedCases)
        {
            place.At("missing").Breach("missing responses are imputed and not carried forward.", "Leave \"missing\" out.", "analyses[].strategy");
        }

        Mmrm.CheckVisits(place, trial);
    }

    /// <inheritdoc/>
    internal override PreparedAnalysis Prepare(TrialEndpoints endpoints) => new ImputationTest(this, endpoints);
}
