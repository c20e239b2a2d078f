using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Statistics.Survival;

namespace TrialSim.Simulation;

/// <summary>Patients of several trials pooled, in both arms each, and the Cox model that a log hazard ratio is the coefficient of.</summary>
internal sealed class HazardPopulation
{
    private readonly EventTimeData data;
    private readonly CoxColumns columns;
    private readonly int[] visits;
    private readonly bool[] events;
    private readonly int[] strata;
    private readonly double[][] values;
    private readonly double[] design;
    private readonly int lastVisit;
    private readonly TimeOrder order = new();
    private readonly CoxCoefficient fit = new();
    private int rows;
    private double? coefficient;

    /// <summary>Room for a population.</summary>
    /// <param name="estimand">The coefficient.</param>
    /// <param name="endpoints">The endpoints of the trials that come in.</param>
    /// <param name="mostRows">Patients of both arms, at most.</param>
    public HazardPopulation(LogHazardRatio estimand, TrialEndpoints endpoints, int mostRows)
    {
        Estimand = estimand;
        data = endpoints.EventTimes(endpoints.Analysed(estimand.Subgroup, estimand.MarkersRead), estimand.Endpoint, estimand.Strata);
        columns = endpoints.CoxColumns(estimand.Covariates, estimand.Marker);
        lastVisit = endpoints.Trial.Visits;
        visits = new int[mostRows];
        events = new bool[mostRows];
        strata = new int[mostRows];
        values = [.. Enumerable.Range(0, columns.Count).Select(_ => new double[mostRows])];
        design = new double[mostRows * columns.Count];
    }

    /// <summary>What is computed.</summary>
    public LogHazardRatio Estimand { get; }

    /// <summary>Empties the population.</summary>
    public void Clear() => (rows, coefficient) = (0, null);

    /// <summary>Adds the subgroup's patients of some of the eight trials at hand.</summary>
    public void Add(int trials)
    {
        for (int lane = 0; lane < trials; lane++)
        {
            var trial = data[lane];
            trial.Visits.CopyTo(visits.AsSpan(rows));
            trial.Events.CopyTo(events.AsSpan(rows));
            trial.Strata.CopyTo(strata.AsSpan(rows));
            columns.Gather(trial, lane, design);
            for (int j = 0; j < values.Length; j++)
            {
                design.AsSpan(j * trial.Count, trial.Count).CopyTo(values[j].AsSpan(rows));
            }

            rows += trial.Count;
        }
    }

    /// <summary>The coefficient; not a number where the population does not determine it.</summary>
    public double Coefficient() => coefficient ??= Fit();

    private double Fit()
    {
        for (int j = 0; j < values.Length; j++)
        {
            values[j].AsSpan(0, rows).CopyTo(design.AsSpan(j * rows));
        }

        order.SortWhole(visits.AsSpan(0, rows), lastVisit, strata.AsSpan(0, rows));
        var outcome = fit.Fit(order, events.AsSpan(0, rows), design.AsSpan(0, values.Length * rows), values.Length, CoxTies.Efron);
        return outcome == CoxOutcome.Converged ? fit.Estimate : double.NaN;
    }
}
