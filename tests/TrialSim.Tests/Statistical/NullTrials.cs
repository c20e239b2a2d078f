using TrialSim.Analyses;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Statistics;
using TrialSim.Statistics.Tables;

namespace TrialSim.Tests.Statistical;

/// <summary>Trials of a scenario: the tally of them all, and in each the sizes of the arms in each subgroup.</summary>
internal sealed class NullTrials : IDisposable
{
    private readonly Dictionary<(int Treated, int Control), long>[] sizes;
    private double responders;

    /// <summary>Conducts trials.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="trials">How many; a multiple of eight.</param>
    /// <param name="seed">Seed.</param>
    public NullTrials(Scenario scenario, int trials, ulong seed)
    {
        Scenario = scenario;
        Trials = trials;
        Truth = CounterfactualRun.Compute(scenario, Environment.ProcessorCount, CancellationToken.None);
        Tally = new(scenario, Truth);
        sizes = [.. Tally.Layout.SubgroupNames.Select(_ => new Dictionary<(int, int), long>())];
        using var run = new TrialRun(scenario.Protocol());
        for (int trial = 0; trial < trials; trial += Lanes.Count)
        {
            run.Conduct(seed, (ulong)trial);
            Tally.Record(run, LaneMask.All);
            for (int subgroup = 0; subgroup < sizes.Length; subgroup++)
            {
                Count(run.Endpoints.CountResponders(subgroup, ResponseEndpoint.ResponseAnyVisit, MissingRule.ObservedCases), subgroup);
            }
        }
    }

    /// <summary>What was simulated.</summary>
    public Scenario Scenario { get; }

    /// <summary>Number of trials.</summary>
    public int Trials { get; }

    /// <summary>True values.</summary>
    public TrueValues Truth { get; }

    /// <summary>Counts and sums.</summary>
    public Tally Tally { get; }

    /// <summary>Share of responders at any visit among all patients of all trials.</summary>
    public double ResponseRate => responders / (Trials * Scenario.Design.Patients.Value);

    /// <summary>Number of an analysis.</summary>
    public int IndexOf(string analysis) => Scenario.Analyses.ToList().FindIndex(a => a.Name == analysis);

    /// <summary>Trials in which an analysis could be done.</summary>
    public long Done(string analysis) => Tally.Moments.CountOf(TallyLayout.Analysis(IndexOf(analysis)).Estimate);

    /// <summary>Trials in which it rejects.</summary>
    public long Rejections(string analysis) => Tally.Moments.CountOf(TallyLayout.Analysis(IndexOf(analysis)).SignificantSize);

    /// <summary>How many trials had which numbers of patients in a subgroup.</summary>
    public IReadOnlyDictionary<(int Treated, int Control), long> Sizes(string subgroup) =>
        sizes[Tally.Layout.SubgroupNames.ToList().IndexOf(subgroup)];

    /// <inheritdoc/>
    public void Dispose() => Tally.Dispose();

    private void Count(TwoByTwo table, int subgroup)
    {
        for (int lane = 0; lane < Lanes.Count; lane++)
        {
            var key = ((int)table.N1[lane], (int)table.N0[lane]);
            sizes[subgroup][key] = sizes[subgroup].GetValueOrDefault(key) + 1;
            responders += subgroup == 0 ? table.Responders1[lane] + table.Responders0[lane] : 0;
        }
    }
}
