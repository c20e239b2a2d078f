using TrialSim.Claims;
using TrialSim.Claims.Tests;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;
using TrialSim.Scenarios;
using TrialSim.Statistics;
using TrialSim.Statistics.Multiplicity;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Property;

/// <summary>What the rules over pre-specified tests announce in simulated trials, against their definitions by p values, trial by trial.</summary>
public sealed class RulesOverTestsTests
{
    private const int Trials = 20_000;

    /// <summary>Nearer to a limit than these parts of it nothing is compared: the stated error of deviates of t, by fewest degrees of freedom.</summary>
    private static readonly (double Df, double Part)[] Ties = [(4, 0.1), (6, 1e-2), (10, 2e-3), (20, 1e-5), (double.PositiveInfinity, 1e-6)];

    private static readonly Scenario Scenario = ScenarioFile.Read(Repository.Path("tests/TrialSim.Tests/Scenarios/rules-over-tests.json")).Scenario!;

    public static TheoryData<string> Rules => [.. Scenario.Rules.OfType<TestsRule>().Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_announces_what_its_definition_says(string name)
    {
        int index = Scenario.Rules.ToList().FindIndex(rule => rule.Name == name);
        var rule = (TestsRule)Scenario.Rules[index];
        using var run = new TrialRun((Scenario with { Rules = [rule] }).Protocol());
        var announcement = run.Announcements[0];
        var (seenFor, seenAgainst) = (0, 0);
        for (int trial = 0; trial < Trials; trial += Lanes.Count)
        {
            run.Conduct(41, (ulong)trial);
            for (int lane = 0; lane < Lanes.Count; lane++)
            {
                double[] favourable = [.. rule.Of.Select(test => RuleDefinition.OneSidedP(Scenario, run, rule, test, lane))];
                double[] against = [.. favourable.Select(p => 1 - p)];
                bool feasible = rule.NeedsEveryTest ? !favourable.Any(double.IsNaN) : !favourable.All(double.IsNaN);
                Assert.Equal(feasible, (announcement.Feasible.Bits & (1u << lane)) != 0);
                Compare(rule, favourable, feasible, lane, run, announcement.Favourable, ref seenFor);
                if (rule.Direction == ClaimDirection.Either)
                {
                    Compare(rule, against, feasible, lane, run, announcement.Adverse, ref seenAgainst);
                }
                else
                {
                    Assert.All(Enumerable.Range(0, announcement.Slots.Length), slot => Assert.Equal(0u, announcement.Adverse(slot)));
                }
            }
        }

        Assert.True(seenFor > 20, $"{seenFor} claims");
        Assert.True(rule.Direction == ClaimDirection.Benefit || seenAgainst > 0 || rule.Name is "both", "no claim of harm");
    }

    [Fact]
    public void Several_tests_of_the_same_patients_share_a_claim()
    {
        var slots = Scenario.Rules.Single(rule => rule.Name == "holm of two endpoints").Slots(Scenario.Outline());
        Assert.Equal(["overall-effect", "subgroup-effect low"], slots.Select(slot => slot.Name));
    }

    [Fact]
    public void Every_rule_describes_itself_in_words_of_its_own()
    {
        string[] words = [.. Scenario.Rules.Select(rule => rule.Describe())];
        Assert.All(words, Assert.NotEmpty);
        Assert.Equal(words.Length, words.Distinct().Count());
        Assert.Equal("graphical procedure over everybody (share 0.5, passes 0.5 to in high and 0.5 to in low), in high (share 0.5, passes 1 to everybody), in low (share 0, passes 1 to in high), two-sided at 0.05", words[^2]);
    }

    private static void Compare(TestsRule rule, double[] p, bool feasible, int lane, TrialRun run, Func<int, uint> announced, ref int seen)
    {
        double level = rule.OneSidedLevel;
        double fewest = rule.Of.Min(test => run.Findings[RuleDefinition.IndexOf(Scenario, test)].DegreesOfFreedom[lane]);
        double tie = Ties.First(t => fewest < t.Df || double.IsPositiveInfinity(t.Df)).Part;
        bool[] low = RuleDefinition.Claims(Scenario, rule, p, level * (1 - tie), run, lane);
        bool[] high = RuleDefinition.Claims(Scenario, rule, p, level * (1 + tie), run, lane);
        for (int slot = 0; slot < low.Length; slot++)
        {
            bool said = (announced(slot) & (1u << lane)) != 0;
            seen += said ? 1 : 0;
            Assert.True(low[slot] != high[slot] || said == (feasible && low[slot]), $"lane {lane}, slot {slot}: p {string.Join(", ", p)}");
        }
    }
}
