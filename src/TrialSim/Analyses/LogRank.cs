using System.Text.Json.Serialization;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Statistics.Survival;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>Log-rank test of the time to a first event by arm, with Peto's one-step estimate of the log hazard ratio.</summary>
/// <remarks>
/// With O events in the treatment arm, E expected of it and their variance V, summed over visits and strata, the estimate is (O - E) / V with
/// standard error 1 / root V; chi-square (O - E)^2 / V, 1 degree of freedom. Not estimable where V is 0: no event while both arms were at
/// risk. Sources: Mantel (1966), Cancer Chemotherapy Reports 50:163-170; Peto et al. (1977), British Journal of Cancer 35:1-39.
/// </remarks>
public sealed record LogRank : TimeToEventTest
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override Estimand Target => new LogHazardRatio(Subgroup, Endpoint) { Strata = Strata };

    /// <inheritdoc/>
    [JsonIgnore]
    internal override string WhyNotEstimable => "no event at a visit at which patients of both arms were at risk";

    /// <inheritdoc/>
    public override string Describe(MarkerUnits units) => $"{Endpoint.InWords()} by arm in {Subgroup}{Strata.InWords(units)}: log-rank test, {DescribeSides()}";

    /// <inheritdoc/>
    internal override TestStatistic? StatisticOf(Finding finding, int lane) => ChiSquareOf(finding, lane);

    /// <inheritdoc/>
    internal override PreparedAnalysis Prepare(TrialEndpoints endpoints) => new Test(this, endpoints);

    private sealed class Test(LogRank analysis, TrialEndpoints endpoints) : PreparedAnalysis
    {
        private readonly EventTimeData data = endpoints.EventTimes(endpoints.Analysed(analysis.Subgroup, analysis.MarkersRead), analysis.Endpoint, analysis.Strata);
        private readonly LogRankTest test = new(groups: 2);
        private readonly TrialByTrial found = new();
        private readonly TestLevel level = new(analysis);

        public override ArmSizes Sizes => data.Sizes;

        public override void Analyse(Finding finding)
        {
            found.Clear();
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                var trial = data[lane];
                double z = test.Test(trial.Order, trial.Events, trial.Arms).Z;
                var ratio = PetoLogHazardRatio.Of(test);
                found.Set(lane, ratio.Estimate, ratio.Variance, z);
            }

            found.Record(finding, level);
        }
    }
}
