using TrialSim.Claims;
using TrialSim.Claims.Tests;
using TrialSim.Numerics.Distributions;
using TrialSim.Statistics.Power;

namespace TrialSim.Tests.Statistical.Rules;

/// <summary>
/// The probability of any false claim, in either direction, of the rules that promise to keep it at their level: in trials of which only the
/// normal deviates of the tests are drawn, at the edges of the hypotheses. Beside them the naive rules, whose rates are known.
/// </summary>
/// <remarks>
/// 13 procedures x 2 directions x 2 shares x 16 configurations at a false-alarm rate of 1e-8 each: 8e-6 together. Each sees a rate 8% above the
/// level in both directions, 12% above in one.
/// </remarks>
public sealed class FamilyWiseErrorTests
{
    private const int Trials = 240_000;
    private const double FalseAlarm = 1e-8;

    /// <summary>Mean deviate of the test of everybody at a benefit of 1: that of 120 patients and 0.75 standard deviations.</summary>
    private const double Signal = 4.1;

    // rules whose claims are read off the tests' deviates alone
    public static TheoryData<string, ClaimDirection, double> Promising
    {
        get
        {
            TheoryData<string, ClaimDirection, double> cases = [];
            foreach (var rule in ErrorRules.All(ClaimDirection.Either).OfType<TestsRule>().Where(r => r.ControlsFamilyWiseError && r is not EffectSizeGate))
            {
                foreach (var direction in Enum.GetValues<ClaimDirection>())
                {
                    cases.Add(rule.Name, direction, 0.3);
                    cases.Add(rule.Name, direction, 0.6);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Promising))]
    public void A_rule_that_promises_it_makes_a_false_claim_at_most_at_its_level(string name, ClaimDirection direction, double share)
    {
        foreach (var truth in NullConfiguration.For(share))
        {
            var (rule, hits) = FalseClaims(name, direction, share, truth);
            double level = rule.Alpha.Value;
            StatisticalAssert.RateAtMost(hits, Trials, level, FalseAlarm, detects: level * (direction == ClaimDirection.Either ? 1.08 : 1.12));
        }
    }

    [Fact]
    public void Any_of_two_subgroups_is_claimed_nearly_twice_as_often_as_the_level_says()
    {
        long hits = FalseClaims("any-subgroup", ClaimDirection.Either, 0.3, new("no effect anywhere", 0, 0)).Hits;
        StatisticalAssert.Rate(hits, Trials, 1 - (0.95 * 0.95), falseAlarm: 1e-6, detects: 0.0925);
    }

    [Fact]
    public void An_interaction_that_comes_from_harm_outside_is_taken_for_an_effect_in_the_subgroup()
    {
        const double share = 0.3;
        long hits = FalseClaims("interaction-gate", ClaimDirection.Benefit, share, new("harm outside", 0, -1)).Hits;
        // z of the interaction: root of 0.3 times the distance of the deviate outside from 0
        double power = PowerOfZ.OneSided(Signal * Math.Sqrt(1 - share) * Math.Sqrt(share), 0.025);
        Assert.True(power > 0.4);
        StatisticalAssert.Rate(hits, Trials, power, falseAlarm: 1e-6, detects: power + 0.008);
    }

    [Fact]
    public void A_subgroup_significant_where_everybody_is_not_is_no_better_than_the_rest()
    {
        const double share = 0.3;
        double critical = NormalDistribution.UpperQuantile(0.025);
        // half of the level by chance alone; with the same effect everywhere much more, since the enhanced effect is false then
        foreach (double size in new[] { 0, 0.25, 0.5 })
        {
            long hits = FalseClaims("subgroup-without-overall", ClaimDirection.Benefit, share, new("same effect", size, size)).Hits;
            double everybody = critical - (Signal * size);
            double subgroup = critical - (Signal * size * Math.Sqrt(share));
            double expected = NormalDistribution.UpperTail(subgroup) - BothAbove(everybody, subgroup, Math.Sqrt(share));
            StatisticalAssert.Rate(hits, Trials, expected, falseAlarm: 1e-6, detects: expected + 0.006);
        }
    }

    private static double BothAbove(double a, double b, double correlation) => NormalDistribution.UpperTail(a) + NormalDistribution.UpperTail(b)
        - BivariateNormal.OutsideRectangle(double.NegativeInfinity, a, double.NegativeInfinity, b, correlation);

    private static (TestsRule Rule, long Hits) FalseClaims(string name, ClaimDirection direction, double share, NullConfiguration truth)
    {
        var rule = (TestsRule)ErrorRules.All(direction).Single(r => r.Name == name);
        return (rule, DeviateClaims.CountFalse(rule, share, truth, Signal, Trials));
    }
}
