using TrialSim.Claims;
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
                double[] favourable = [.. rule.Of.Select(test => OneSidedP(run, rule, test, lane))];
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
        double fewest = rule.Of.Min(test => run.Findings[IndexOf(test)].DegreesOfFreedom[lane]);
        double tie = Ties.First(t => fewest < t.Df || double.IsPositiveInfinity(t.Df)).Part;
        bool[] low = Definition(rule, p, level * (1 - tie), run, lane);
        bool[] high = Definition(rule, p, level * (1 + tie), run, lane);
        for (int slot = 0; slot < low.Length; slot++)
        {
            bool said = (announced(slot) & (1u << lane)) != 0;
            seen += said ? 1 : 0;
            Assert.True(low[slot] != high[slot] || said == (feasible && low[slot]), $"lane {lane}, slot {slot}: p {string.Join(", ", p)}");
        }
    }

    private static bool[] Definition(TestsRule rule, double[] p, double level, TrialRun run, int lane)
    {
        bool Low(int i, double at) => p[i] <= at;
        switch (rule)
        {
            case InteractionGate:
                return [Low(0, level), Low(0, level)];
            case InteractionAndSubgroup:
                return [Low(0, level) && Low(1, level), Low(0, level) && Low(1, level)];
            case EffectSizeGate gate:
                bool large = Math.Abs(run.Findings[IndexOf(rule.Of[0])].Estimate[lane]) >= gate.AtLeast.Value;
                return [large && Low(0, gate.Evidence == SizeEvidence.Significant ? level : 0.5)];
            case SubgroupWithoutOverall:
                bool rescued = !Low(0, level) && p[0] < 1 - level && Low(1, level);
                return [rescued, rescued];
            case Mast mast:
                bool subgroup = Low(0, level * mast.SubgroupShare.Value);
                return [subgroup, subgroup && Low(1, level), !subgroup && Low(2, level * (1 - mast.SubgroupShare.Value))];
            case SpiessensDebois pair:
                return Correlated(pair, p, level, run, lane);
            case AnySubgroup:
                return [.. p.Select((_, i) => Low(i, level))];
            case Claims.Bonferroni bonferroni:
                return [.. p.Select((_, i) => Low(i, level * bonferroni.Weights![i].Value))];
            case FixedSequence:
                return [.. p.Select((_, i) => p.Take(i + 1).All(before => before <= level))];
            case Fallback fallback:
                bool first = Low(0, level * fallback.Weights[0].Value);
                return [first, Low(1, level * (fallback.Weights[1].Value + (first ? fallback.Weights[0].Value : 0)))];
            case Graphical:
                return Rejected(new SequentialRejection(new([0.5, 0.5, 0], new[,] { { 0, 0.5, 0.5 }, { 1.0, 0, 0 }, { 0, 1, 0 } })).Adjust, p, level);
            case Claims.Hochberg:
                return Rejected(Statistics.Multiplicity.Hochberg.Adjust, [.. p.Select(Untested)], level);
            case Simes:
                return Rejected(Hommel.Adjust, [.. p.Select(Untested)], level);
            default:
                bool[] rejected = Rejected(Statistics.Multiplicity.Holm.Adjust, [.. p.Select(Untested)], level);
                return rule.Name == "holm" ? rejected : [rejected[0] || rejected[1], rejected[2]];
        }
    }

    // a protocol's number of tests stays, whether or not one of them can be made
    private static double Untested(double p) => double.IsNaN(p) ? 1 : p;

    private static bool[] Rejected(Adjustment adjust, double[] p, double level)
    {
        double[] adjusted = new double[p.Length];
        adjust(p, adjusted);
        return [.. adjusted.Select(a => a <= level)];
    }

    private delegate void Adjustment(ReadOnlySpan<double> p, Span<double> adjusted);

    private static bool[] Correlated(SpiessensDebois pair, double[] p, double level, TrialRun run, int lane)
    {
        int overall = IndexOf(pair.Of[0]);
        int subgroup = IndexOf(pair.Of[1]);
        double share = Information(run, subgroup, lane) / Information(run, overall, lane);
        bool intersection;
        if (!(share > 0))
        {
            return [p[0] <= level * (pair.OverallShare?.Value ?? 0.5), false];
        }

        OverallAndSubgroup both = new(Math.Min(1, share));
        if (pair.OverallShare is { } part)
        {
            double fixedLevel = level * part.Value;
            intersection = p[0] <= fixedLevel || NormalDistribution.UpperQuantile(p[1]) >= both.SubgroupCriticalValue(level, fixedLevel);
        }
        else
        {
            intersection = NormalDistribution.UpperQuantile(double.MinNumber(p[0], p[1])) >= both.CommonCriticalValue(level);
        }

        return [intersection && p[0] <= level, intersection && p[1] <= level];
    }

    // 1 / (1/n1 + 1/n0), counted patient by patient
    private static double Information(TrialRun run, int analysis, int lane)
    {
        var trial = run.Trial;
        bool carries = Scenario.Analyses[analysis].Missing == Analyses.MissingRule.LastObservationCarriedForward;
        double cut = analysis == IndexOf("in high") ? 3 : analysis == IndexOf("in very high") ? 9 : 0;
        double[] n = [0, 0];
        for (int i = 0; i < trial.Patients; i++)
        {
            bool seen = carries || trial.VisitsSeen[i][lane] >= trial.Visits;
            n[(int)trial.Treated[i][lane]] += seen && (cut == 0 || trial.BaselineLogCrp[i][lane] > Portable.Log(cut)) ? 1 : 0;
        }

        return n[0] * n[1] / (n[0] + n[1]);
    }

    private static int IndexOf(string analysis) => Scenario.Analyses.ToList().FindIndex(a => a.Name == analysis);

    private static double OneSidedP(TrialRun run, TestsRule rule, string test, int lane)
    {
        int index = IndexOf(test);
        var analysis = Scenario.Analyses[index];
        var finding = run.Findings[index];
        if ((finding.Estimable.Bits & (1u << lane)) == 0)
        {
            return double.NaN;
        }

        double greater = finding.IsStudent
            ? StudentT.UpperTail(finding.Statistic[lane], finding.DegreesOfFreedom[lane])
            : NormalDistribution.UpperTail(finding.Estimate[lane] < 0 ? -finding.Deviate[lane] : finding.Deviate[lane]);
        bool favoursGreater = analysis.Target.FavourableSign > 0;
        // rule "gate for low" reads the interaction the other way round
        bool flipped = rule.Subgroup == "low";
        return favoursGreater != flipped ? greater : 1 - greater;
    }
}
