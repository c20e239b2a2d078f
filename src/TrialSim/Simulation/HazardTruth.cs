using TrialSim.Analyses;
using TrialSim.Numerics;
using TrialSim.Randomization;
using TrialSim.Scenarios;
using TrialSim.Trials;

namespace TrialSim.Simulation;

/// <summary>
/// The true log hazard ratios of one batch of the counterfactual run: coefficients of Cox models fitted to the first of its patients, each
/// of them followed to the end in both arms.
/// </summary>
internal sealed class HazardTruth : IDisposable
{
    /// <summary>Patients of a batch that are pooled, as far as whole trials go: a fit to all would take longer than all else.</summary>
    private const int Patients = 8192;

    private readonly TrialBlock trial;
    private readonly Allocation allocation;
    private readonly TrialEndpoints endpoints;
    private readonly HazardPopulation[] populations;
    private readonly int trials;
    private int missing; // trials still to come in

    /// <summary>Prepares the fits of some estimands.</summary>
    public HazardTruth(Scenario scenario, TrialBlock trial, IEnumerable<LogHazardRatio> estimands)
    {
        this.trial = trial;
        allocation = scenario.Randomization.Prepare(trial.Patients);
        endpoints = new(trial, scenario.Outcome.Endpoints, scenario.Subgroups, allocation.Strata, scenario.Population);
        trials = (Patients + trial.Patients - 1) / trial.Patients;
        populations = [.. estimands.Distinct().Select(e => new HazardPopulation(e, endpoints, 2 * trials * trial.Patients))];
    }

    /// <summary>Starts a batch.</summary>
    public void Start()
    {
        missing = trials;
        foreach (var population in populations)
        {
            population.Clear();
        }
    }

    /// <summary>Takes the eight trials at hand in, whose patients are all in one arm, the same trials once for each arm.</summary>
    public void FollowArm()
    {
        if (missing == 0 || populations.Length == 0)
        {
            return;
        }

        allocation.Stratify(trial);
        endpoints.Derive();
        foreach (var population in populations)
        {
            population.Add(Math.Min(missing, Lanes.Count));
        }
    }

    /// <summary>Ends the eight trials.</summary>
    public void EndRound() => missing -= Math.Min(missing, Lanes.Count);

    /// <summary>An estimand's value in the batch; not a number where the patients do not determine it.</summary>
    public double Of(LogHazardRatio estimand) => populations.First(p => p.Estimand.Equals(estimand)).Coefficient();

    /// <inheritdoc/>
    public void Dispose()
    {
        allocation.Dispose();
        endpoints.Dispose();
    }
}
