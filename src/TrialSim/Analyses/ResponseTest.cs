using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Statistics.Tables;

namespace TrialSim.Analyses;

/// <summary>Difference between arms in the share of responders among the patients of a subgroup.</summary>
/// <remarks>
/// The estimate is the difference of the two rates, treatment minus control, with Wald's standard error and normal interval; the test is
/// that of the record. "Any visit" endpoints count all randomized patients whatever the missing-data rule.
/// </remarks>
public abstract record ResponseTest : Analysis
{
    /// <summary>Which response, or the name of an adverse event: at least one of them.</summary>
    public ResponseEndpoint Endpoint { get; init; } = ResponseEndpoint.ResponseAnyVisit;

    /// <summary>Patients analysed.</summary>
    public string Subgroup { get; init; } = Trials.Subgroup.All;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Estimand Target => new ResponseDifference(Subgroup, Endpoint);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<string> SubgroupsNamed => [Subgroup];

    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientFacts Reads => Endpoint.Facts();

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, TrialOutline trial)
    {
        base.Check(place, trial);
        Endpoint.Check(place.At("endpoint"), trial.AdverseEvents);
    }

    /// <summary>Tests the eight tables; where a table does not allow the test it is not estimable.</summary>
    private protected abstract TableTest TestTables(int patients);

    /// <inheritdoc/>
    internal override PreparedAnalysis Prepare(TrialEndpoints endpoints)
    {
        endpoints.Use(Missing);
        return new Test(this, endpoints);
    }

    /// <summary>A test of 2 x 2 tables, with what it has computed before.</summary>
    private protected abstract class TableTest
    {
        /// <summary>Where the test can be made, where it rejects, and the p-value as an oriented normal deviate.</summary>
        public abstract void Decide(TwoByTwo table, out LaneMask estimable, out LaneMask significant, out Lanes deviate);
    }

    private sealed class Test(ResponseTest analysis, TrialEndpoints endpoints) : PreparedAnalysis
    {
        private readonly TableTest test = analysis.TestTables(endpoints.Trial.Patients);
        private readonly TestLevel level = new(analysis);
        private readonly int subgroup = endpoints.SubgroupNumber(analysis.Subgroup);

        private TwoByTwo table;

        public override ArmSizes Sizes => new(table.N1, table.N0);

        public override void Analyse(Finding finding)
        {
            table = endpoints.CountResponders(subgroup, analysis.Endpoint, analysis.Missing);
            test.Decide(table, out var estimable, out var significant, out var deviate);
            finding.FromTest(estimable, table.Difference, table.WaldVariance, significant, deviate, level);
        }
    }
}
