using System.Text.Json.Serialization;
using TrialSim.Outcomes;
using TrialSim.Statistics;

namespace TrialSim.Analyses;

/// <summary>Difference between arms in mean change at the final visit among the patients of a subgroup, by a two-sample t test.</summary>
public abstract record SubgroupT : Analysis
{
    /// <summary>Patients analysed.</summary>
    public string Subgroup { get; init; } = Trials.Subgroup.All;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Estimand Target => new MeanDifference(Subgroup);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<string> SubgroupsNamed => [Subgroup];

    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientFacts Reads => PatientFacts.Change;

    /// <summary>The test itself.</summary>
    private protected abstract LeastSquares.Coefficient Compare(TwoSample changes);

    /// <inheritdoc/>
    internal override PreparedAnalysis Prepare(TrialEndpoints endpoints) => new Test(this, endpoints);

    private sealed class Test(SubgroupT analysis, TrialEndpoints endpoints) : PreparedAnalysis
    {
        private readonly VisitMoments moments = endpoints.FinalMoments(endpoints.SubgroupNumber(analysis.Subgroup), analysis.Missing);
        private readonly TestLevel level = new(analysis);

        public override ArmSizes Sizes => new(moments.NTreated, moments.N - moments.NTreated);

        public override void Analyse(Finding finding) => finding.FromStudent(analysis.Compare(moments.Changes), level);
    }
}
