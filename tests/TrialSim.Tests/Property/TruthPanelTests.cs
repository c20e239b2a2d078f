using TrialSim.Scenarios;
using TrialSim.Simulation;
using TrialSim.Tests.Support;

namespace TrialSim.Tests.Property;

/// <summary>A panel counts the trials that a run counts, whatever else is looked for.</summary>
public class TruthPanelTests
{
    private const long Replicates = 3000;

    private static readonly Scenario Scenario = TestScenarios.Everything;
    private static readonly SimulationResult Run = Simulator.Run(Scenario, new(1, Replicates, 2), TestScenarios.StandInTruth(Scenario), null, default);

    public static TheoryData<string> Analyses => [.. Scenario.Analyses.Select(a => a.Name)];

    public static TheoryData<string> Decisions => [.. Scenario.Decisions.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Analyses))]
    public void A_p_value_at_most_alpha_in_either_direction_is_a_rejection(string name)
    {
        int number = Scenario.Analyses.Select(a => a.Name).ToList().IndexOf(name);
        var analysis = Scenario.Analyses[number];
        long rejected = Run.Tally.Moments.CountOf(TallyLayout.Analysis(number).SignificantSize);

        Assert.True(rejected > 0);
        Assert.Equal(rejected, Count(name, DeviateEvidence.Between(analysis, 0, analysis.Alpha.Value, ObservedDirection.Either)));
    }

    [Theory]
    [MemberData(nameof(Analyses))]
    public void Ranges_that_share_their_ends_count_every_trial_with_a_p_value_once(string name)
    {
        int number = Scenario.Analyses.Select(a => a.Name).ToList().IndexOf(name);
        var analysis = Scenario.Analyses[number];
        double[] ends = [0, 0.005, 0.01, 0.05, 0.4, 1];
        long total = ends.Zip(ends.Skip(1)).Sum(range => Count(name, DeviateEvidence.Between(analysis, range.First, range.Second, ObservedDirection.Either)));

        Assert.Equal(Run.Tally.Moments.CountOf(TallyLayout.Analysis(number).Estimate), total);
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public void A_conclusion_is_seen_where_the_rule_says_yes(string name)
    {
        int number = Scenario.Decisions.Select(d => d.Name).ToList().IndexOf(name);
        long yes = Run.Tally.Moments.CountOf(Run.Tally.Layout.Decision(number));

        Assert.Equal(yes, Count("score", new ConclusionEvidence(name)));
    }

    [Fact]
    public void Any_of_several_is_seen_where_at_least_one_is()
    {
        Evidence[] either = [new ConclusionEvidence("both"), new ConclusionEvidence("nothing")]; // of which a trial has one at most

        Assert.Equal(either.Sum(e => Count("score", e)), Count("score", new AnyEvidence(either)));
    }

    [Fact]
    public void A_claim_is_seen_where_its_rule_announces_it_and_reversed_where_it_announces_the_opposite()
    {
        var alone = new Claims.Tests.SubgroupAlone { Name = "alone", Of = "pooled" };
        var scenario = Scenario with { Rules = [alone] };
        var seen = new Sighting([new AnnouncementEvidence("alone", ObservedDirection.Favourable)]);
        var test = new Sighting([DeviateEvidence.Between(Scenario.Analyses.Single(a => a.Name == "pooled"), 0, 0.05, ObservedDirection.Favourable)]);
        var panel = TruthPanel.Run(new([scenario], [seen, seen.Mirrored!, test, test.Mirrored!], "pooled"), new(1, Replicates, 2), null, default);

        Assert.True(panel.Seen(0, 0) > 0 && panel.Seen(1, 0) > 0 && panel.Seen(0, 0) != panel.Seen(1, 0));
        Assert.Equal(panel.Seen(2, 0), panel.Seen(0, 0));
        Assert.Equal(panel.Seen(3, 0), panel.Seen(1, 0));
    }

    [Fact]
    public void One_two_and_three_workers_count_the_same_bits()
    {
        string one = Panel(1).Digest;

        Assert.Equal(one, Panel(2).Digest);
        Assert.Equal(one, Panel(3).Digest);
    }

    [Fact]
    public void The_same_truth_twice_is_seen_in_the_same_trials()
    {
        var panel = Panel(2);

        Assert.True(panel.Seen(0, 0) > 0);
        Assert.Equal(panel.Seen(0, 0), panel.Seen(0, 1));
        Assert.Equal(panel.Seen(0, 0), panel.SeenUnderBoth(0, 0, 1));
        Assert.Equal(panel.SeenUnderBoth(0, 0, 2), panel.SeenUnderBoth(0, 2, 1));
        Assert.True(panel.SeenUnderBoth(0, 0, 2) < panel.Seen(0, 0));
    }

    private static long Count(string estimated, Evidence evidence) =>
        TruthPanel.Run(new([Scenario], [new([evidence])], estimated), new(1, Replicates, 2), null, default).Seen(0, 0);

    private static PanelResult Panel(int workers)
    {
        var seen = new Sighting([DeviateEvidence.Between(Scenario.Analyses[2], 0, 0.2, ObservedDirection.Favourable), new ConclusionEvidence("nothing")]);
        var quarter = Scenario with { Outcome = Scenario.Outcome with { DrugEffect = Scenario.Outcome.DrugEffect.Scaled(0.25) } };
        return TruthPanel.Run(new([Scenario, Scenario, quarter], [seen], "above"), new(7, 1003, workers), null, default);
    }
}
