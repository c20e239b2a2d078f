using TrialSim.Claims;
using TrialSim.Claims.Searches;
using TrialSim.Claims.Tests;
using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

/// <summary>What a panel keeps of a rule's claims is what a run of the same trials keeps.</summary>
public class ClaimedEffectTests
{
    private const long Replicates = 1500;

    public static TheoryData<string> Rules => ["alone", "searched"];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Claims_and_true_sizes_are_those_of_a_run(string name)
    {
        var (scenario, rule) = With(name);
        var run = Simulator.Run(scenario, new(1, Replicates, 2), TestScenarios.StandInTruth(scenario), null, default);
        var scored = run.Tally.Claims[0];
        var panel = Panel(scenario, rule, 2);
        var kept = panel.Tally.Claimed!.Moments;
        var places = ClaimLayout.Slot(0);

        Assert.True(kept.CountOf(ClaimedTally.Claims(0)) > 50);
        Assert.Equal(scored.Moments.CountOf(places.ClaimOfSomething(ClaimEstimate.Naive)), kept.CountOf(ClaimedTally.Claims(0)));
        Assert.Equal(scored.Moments.Mean(places.ClaimOfSomething(ClaimEstimate.Naive)), kept.Mean(ClaimedTally.Claims(0)));
        Assert.Equal(scored.Moments.Mean(places.Something(ClaimEstimate.Naive)), kept.Mean(ClaimedTally.Sizes(0)));
        Assert.Equal(scored.Moments.CountOf(places.WrongDirection), kept.CountOf(ClaimedTally.WrongSign(0)));
        Assert.Equal(panel.Digest, Panel(scenario, rule, 3).Digest);
    }

    private static PanelResult Panel(Scenario scenario, ClaimRule rule, int workers)
    {
        var seen = new AnnouncementEvidence(rule.Name, ObservedDirection.Either);
        return TruthPanel.Run(new([scenario], [new([seen])], null) { Claimed = seen }, new(1, Replicates, workers), null, default);
    }

    private static (Scenario Scenario, ClaimRule Rule) With(string name)
    {
        ClaimRule rule = name == "alone"
            ? new SubgroupAlone { Name = name, Of = "pooled" }
            : new BestCut { Name = name, Cuts = [new(2), new(5)], Contrast = CutContrast.Subgroup, Correction = new Uncorrected() };
        return (TestScenarios.Everything with { Rules = [rule] }, rule);
    }
}
