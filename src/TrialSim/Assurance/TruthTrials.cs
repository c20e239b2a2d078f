using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Simulation;

namespace TrialSim.Assurance;

/// <summary>The trials under one drawn truth.</summary>
internal sealed class TruthTrials : IDisposable
{
    private const int Shown = 0;
    private static readonly MeanSlot All = new(0, 1);
    private static readonly MeanSlot Favourable = new(1, 2);
    private static readonly MeanSlot Adverse = new(2, 3);

    private readonly TrialRun run;
    private readonly Evidence.Eye shown;
    private readonly Evidence.Eye? favourable;
    private readonly Evidence.Eye? adverse;
    private readonly int analysis;
    private readonly Lanes sign;
    private readonly MomentTally counted = new(4, 3);

    /// <summary>Buffers for the trials of a scenario with only what the goal needs.</summary>
    public TruthTrials(DrawnTruth truth, AssuranceGoal goal)
    {
        run = new(truth.Scenario.Protocol());
        shown = goal.Shown.In(truth.Scenario);
        analysis = truth.Scenario.Analyses.Select(a => a.Name).ToList().IndexOf(goal.Name);
        sign = analysis < 0 ? 1.0 : truth.Scenario.Analyses[analysis].Target.FavourableSign;
        if (goal.Shown is AnnouncementEvidence announcement)
        {
            favourable = (announcement with { Direction = ObservedDirection.Favourable }).In(truth.Scenario);
            adverse = (announcement with { Direction = ObservedDirection.Adverse }).In(truth.Scenario);
        }
    }

    /// <summary>Conducts and counts replicates; the first one's number and their number are multiples of eight.</summary>
    public TruthTally Simulate(ulong seed, long first, long trials)
    {
        for (long r = 0; r < trials; r += Lanes.Count)
        {
            run.Conduct(seed, (ulong)(first + r));
            Record();
        }

        return new(
            trials, counted.CountOf(Shown), counted.CountOf(Favourable.Count), counted.CountOf(Adverse.Count),
            analysis < 0 ? 0 : counted.CountOf(All.Count), Sum(All), Sum(Favourable), Sum(Adverse));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        run.Dispose();
        counted.Dispose();
    }

    private void Record()
    {
        var success = shown.Sees(run);
        counted.Count(Shown, success);
        if (analysis >= 0)
        {
            var finding = run.Findings[analysis];
            var towards = finding.Estimate * sign;
            var valid = finding.Estimable & (Lanes.Abs(towards) < MomentTally.Limit);
            Add(All, towards, valid);
            Add(Favourable, towards, success & valid & (towards > 0.0));
            Add(Adverse, towards, success & valid & (towards < 0.0));
        }
        else if (favourable is not null)
        {
            counted.Count(Favourable.Count, favourable.Sees(run));
            counted.Count(Adverse.Count, adverse!.Sees(run));
        }

        counted.EndOfRound();
    }

    private void Add(MeanSlot slot, Lanes value, LaneMask valid)
    {
        counted.Count(slot.Count, valid);
        counted.Add(slot.Moment, value, valid);
    }

    private double Sum(MeanSlot slot) => counted.CountOf(slot) is > 0 and var count ? counted.Mean(slot) * count : 0;
}
