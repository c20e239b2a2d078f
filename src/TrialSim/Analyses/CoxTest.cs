using TrialSim.Numerics;
using TrialSim.Statistics.Survival;

namespace TrialSim.Analyses;

/// <summary>The test of the last coefficient of a Cox model, trial by trial.</summary>
internal sealed class CoxTest : PreparedAnalysis
{
    private readonly EventTimeData data;
    private readonly CoxColumns columns;
    private readonly double[] design;
    private readonly CoxCoefficient fit = new();
    private readonly CoxTies ties;
    private readonly HazardTest test;
    private readonly CoxOutcome[] outcomes = new CoxOutcome[Lanes.Count];
    private readonly TrialByTrial found = new();
    private readonly TestLevel level;

    /// <summary>Binds the test to the times that it shares with others.</summary>
    public CoxTest(Cox analysis, TrialEndpoints endpoints)
    {
        data = endpoints.EventTimes(endpoints.Analysed(analysis.Subgroup, analysis.MarkersRead), analysis.Endpoint, analysis.Strata);
        columns = endpoints.CoxColumns(analysis.Covariates, analysis.Marker);
        design = new double[columns.Count * endpoints.Trial.Patients];
        fit.Reserve(endpoints.Trial.Patients, columns.Count);
        ties = analysis.Ties == EventTies.Efron ? CoxTies.Efron : CoxTies.Breslow;
        test = analysis.Test;
        level = new(analysis);
    }

    /// <inheritdoc/>
    public override ArmSizes Sizes => data.Sizes;

    /// <inheritdoc/>
    public override void Analyse(Finding finding)
    {
        found.Clear();
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            var trial = data[lane];
            columns.Gather(trial, lane, design);
            outcomes[lane] = fit.Fit(trial.Order, trial.Events, design.AsSpan(0, columns.Count * trial.Count), columns.Count, ties);
            if (outcomes[lane] == CoxOutcome.Converged)
            {
                double z = test == HazardTest.Score ? fit.ScoreDeviate(trial.Order, trial.Events, design) : fit.Estimate / Math.Sqrt(fit.Variance);
                found.Set(lane, fit.Estimate, fit.Variance, z);
            }
        }

        found.Record(finding, level);
        CoxCounts.Mark(outcomes, finding);
    }
}
