using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Scenarios;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Statistical;

/// <summary>A fifth of every marker's values missing and a drug without effect: rules that search patients keep their level.</summary>
public sealed class MissingMarkerRuleNull
{
    private const int Trials = 20_000;

    private static readonly Scenario Null = ScenarioFile.Read(Repository.Path("tests/TrialSim.Tests/Scenarios/missing-marker-rules.json")).Scenario! switch
    {
        var s => s with { Outcome = s.Outcome with { DrugEffect = new ThresholdDrugEffect { Cut = new(2.5), Above = new(0), AtMost = new(0) } } },
    };

    /// <summary>5 of 100 places each, and two exact F tests: a false alarm of 1e-6 each, sees .063.</summary>
    [Theory]
    [InlineData("cut-permuted")]
    [InlineData("cut-permuted-within")]
    [InlineData("of-permuted")]
    [InlineData("stepp")]
    [InlineData("threshold-b")]
    [InlineData("spline")]
    [InlineData("line")]
    public void The_level_is_kept(string rule) => StatisticalAssert.Rate(Claims(rule), Trials, 0.05, falseAlarm: 1e-6, detects: 0.063);

    /// <summary>A split of few patients often finds no set to test.</summary>
    [Theory]
    [InlineData("cut-split", 0.03, 0.05)]
    [InlineData("signature", 0.01, 0.03)]
    public void Split_samples_stay_below_it(string rule, double lowest, double highest) => StatisticalAssert.RateBetween(
        Claims(rule), Trials, (lowest, highest), falseAlarm: 1e-6, detects: (lowest - 0.009, highest + 0.012));

    private static long Claims(string rule)
    {
        using var run = new TrialRun((Null with { Rules = [Null.Rules.Single(r => r.Name == rule)] }).Protocol());
        long claims = 0;
        for (ulong first = 0; first < Trials; first += Lanes.Count)
        {
            run.Conduct(29, first);
            run.Announce();
            uint any = 0;
            for (int slot = 0; slot < run.Announcements[0].Slots.Length; slot++)
            {
                any |= run.Announcements[0].Favourable(slot) | run.Announcements[0].Adverse(slot);
            }

            claims += System.Numerics.BitOperations.PopCount(any);
        }

        return claims;
    }
}
