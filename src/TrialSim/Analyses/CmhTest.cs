using System.Runtime.InteropServices;
using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Quantities;
using TrialSim.Statistics.Tables;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>Cochran-Mantel-Haenszel test of responders by arm within strata, with the common risk difference by Mantel and Haenszel.</summary>
/// <remarks>
/// The estimate is the difference of the strata's rates, treatment minus control, weighted by n1 n0 / n, with Sato's standard error and a
/// normal interval; chi-square with 1 degree of freedom. Strata with one arm or one outcome tell nothing; not estimable where all are such.
/// Sources: Cochran (1954), Biometrics 10:417-451; Mantel and Haenszel (1959), JNCI 22:719-748; Sato (1989), Biometrics 45:1323-1324.
/// </remarks>
public sealed record CmhTest : Analysis
{
    /// <summary>Which response, or the name of an adverse event: at least one of them.</summary>
    public ResponseEndpoint Endpoint { get; init; } = ResponseEndpoint.ResponseAnyVisit;

    /// <summary>Patients analysed.</summary>
    public string Subgroup { get; init; } = Trials.Subgroup.All;

    /// <summary>What the strata are formed of; of several, every combination is a stratum. By default those of the randomization.</summary>
    public IReadOnlyList<AnalysisStrata> Strata { get; init; } = [new RandomizationStrata()];

    /// <summary>What the test does about counts being whole numbers; the estimate and its interval do nothing.</summary>
    public CmhContinuity Continuity { get; init; } = CmhContinuity.None;

    /// <inheritdoc/>
    [JsonIgnore]
    public override Estimand Target => new ResponseDifference(Subgroup, Endpoint);

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<string> SubgroupsNamed => [Subgroup];

    /// <inheritdoc/>
    [JsonIgnore]
    internal override IReadOnlyList<(string Property, PatientMarker Marker)> MarkersRead => Strata.MarkersRead();

    /// <inheritdoc/>
    [JsonIgnore]
    internal override PatientFacts Reads => Endpoint.Facts() | Strata.Reads();

    /// <inheritdoc/>
    [JsonIgnore]
    internal override string WhyNotEstimable => "no stratum has both arms and patients with and without the response";

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) =>
        $"{Endpoint.InWords()} by arm in {Subgroup}{Strata.InWords(units)}: Cochran-Mantel-Haenszel test"
        + $"{(Continuity == CmhContinuity.Half ? " with continuity correction" : string.Empty)}, {DescribeTest()}";

    /// <inheritdoc/>
    internal override TestStatistic? StatisticOf(Finding finding, int lane) => ChiSquareOf(finding, lane);

    /// <inheritdoc/>
    internal override void Check(ScenarioPlace place, TrialOutline trial)
    {
        base.Check(place, trial);
        Endpoint.Check(place.At("endpoint"), trial.AdverseEvents);
        var strata = place.At("strata");
        strata.MustNotBeEmpty(Strata.Count, "List what the strata are formed of, or use the kind \"pearson\".");
        StrataLists.Check(strata, Strata, trial);
    }

    /// <inheritdoc/>
    internal override PreparedAnalysis Prepare(TrialEndpoints endpoints)
    {
        endpoints.Use(Missing);
        return new Test(this, endpoints);
    }

    private sealed class Test : PreparedAnalysis
    {
        private readonly CmhTest analysis;
        private readonly TrialEndpoints endpoints;
        private readonly int subgroup;
        private readonly PatientStrata strata;
        private readonly StratifiedCounts counts;
        private readonly Lanes[] responders;
        private readonly TrialByTrial found = new();
        private readonly TestLevel level;

        public Test(CmhTest analysis, TrialEndpoints endpoints)
        {
            (this.analysis, this.endpoints) = (analysis, endpoints);
            subgroup = endpoints.Analysed(analysis.Subgroup, analysis.MarkersRead);
            strata = endpoints.PatientStrata(analysis.Strata);
            counts = new(strata.Count);
            responders = new Lanes[endpoints.Trial.Patients];
            level = new(analysis);
        }

        public override ArmSizes Sizes => endpoints.SizesOf(endpoints.Counted(subgroup, analysis.Endpoint, analysis.Missing));

        public override void Analyse(Finding finding)
        {
            endpoints.MarkResponders(analysis.Endpoint, analysis.Missing, responders);
            found.Clear();
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                Count(lane);
                var tables = counts.Tables();
                var test = CochranMantelHaenszel.Of(tables);
                if (test.IsDefined)
                {
                    var difference = MantelHaenszelRiskDifference.Of(tables);
                    double z = analysis.Continuity == CmhContinuity.Half ? test.ZWithContinuity : test.Z;
                    found.Set(lane, difference.Estimate, difference.SatoVariance, z);
                }
            }

            found.Record(finding, level);
        }

        private void Count(int lane)
        {
            var counted = MemoryMarshal.Cast<Lanes, double>(endpoints.Counted(subgroup, analysis.Endpoint, analysis.Missing))[lane..];
            var responds = MemoryMarshal.Cast<Lanes, double>(responders)[lane..];
            var treated = MemoryMarshal.Cast<Lanes, double>(endpoints.Trial.Treated)[lane..];
            var stratum = MemoryMarshal.Cast<Lanes, double>(strata.Numbers)[lane..];
            counts.Clear();
            for (int i = 0; i < counted.Length; i += Lanes.Count)
            {
                if (counted[i] > 0 && treated[i] > 0)
                {
                    counts.AddToGroup1((int)stratum[i], (int)responds[i]);
                }
                else if (counted[i] > 0)
                {
                    counts.AddToGroup2((int)stratum[i], (int)responds[i]);
                }
            }
        }
    }
}
