using TrialSim.Numerics;
using TrialSim.Trials;

namespace TrialSim.Analyses;

/// <summary>The columns of a Cox model of the trials at hand: covariates, then the arm, or marker, arm and arm x marker.</summary>
internal sealed class CoxColumns : IDisposable
{
    private readonly TrialEndpoints endpoints;
    private readonly Regressor[] regressors;
    private readonly LaneColumns columns;

    /// <summary>The columns of a model; the tested one is the last.</summary>
    public CoxColumns(TrialEndpoints endpoints, IReadOnlyList<Covariate> covariates, MarkerCoding? marker)
    {
        this.endpoints = endpoints;
        var arm = new ArmRegressor();
        Regressor[] tested = marker is null ? [arm] : [new MarkerRegressor(marker), arm, new InTreatmentArm(new MarkerRegressor(marker))];
        regressors = [.. covariates.SelectMany(c => LinearTest.ColumnsOf(c, endpoints)), .. tested];
        columns = new(regressors.Length, endpoints.Trial.Patients);
    }

    /// <summary>How many there are.</summary>
    public int Count => regressors.Length;

    /// <summary>Writes the columns of the trials at hand.</summary>
    public void Compute()
    {
        for (int j = 0; j < regressors.Length; j++)
        {
            regressors[j].Write(endpoints, columns[j]);
        }
    }

    /// <summary>Gathers the columns of the patients of one trial, column after column.</summary>
    public void Gather(TrialEventTimes trial, int lane, Span<double> design)
    {
        for (int j = 0; j < regressors.Length; j++)
        {
            trial.Gather(columns[j], lane, design.Slice(j * trial.Count, trial.Count));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => columns.Dispose();
}
