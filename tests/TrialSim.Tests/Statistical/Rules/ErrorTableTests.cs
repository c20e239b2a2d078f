using System.Numerics;
using TrialSim.Claims;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Outcomes;
using TrialSim.Tests.Behaviour;
using Xunit.Abstractions;

namespace TrialSim.Tests.Statistical.Rules;

/// <summary>The same error rates with the rules as a scenario runs them, on simulated patients; docs/claims-error.md shows the table.</summary>
/// <remarks>30 tests of the worst of 16 configurations each, at a false-alarm rate of 1e-8 for each configuration: 5e-6 together.</remarks>
[Trait("Category", "Long")]
public sealed class ErrorTableTests(ITestOutputHelper output)
{
    private const int Trials = 400_000;
    private const double Share = 0.3;
    private const double PointsOfOne = 0.75;
    private const double FalseAlarm = 1e-8;

    [Fact]
    public void Rules_keep_what_they_promise_on_simulated_patients_and_the_table_in_the_docs_says_so()
    {
        IReadOnlyList<ClaimRule> rules = [.. ErrorRules.All(ClaimDirection.Either), .. ErrorRules.All(ClaimDirection.Benefit).Select(r => r with { Name = r.Name + " 1" })];
        var truths = NullConfiguration.For(Share);
        long[][] hits = [.. truths.AsParallel().AsOrdered().Select(truth => FalseClaims(rules, truth))];
        string table = ErrorTable.Head + ErrorTable.Lines(rules, truths, hits, Trials);
        output.WriteLine(table);
        for (int r = 0; r < rules.Count; r++)
        {
            double level = rules[r].Alpha.Value;
            long worst = hits.Max(h => h[r]);
            if (rules[r].ControlsFamilyWiseError)
            {
                StatisticalAssert.RateAtMost(worst, Trials, level, FalseAlarm, detects: 1.09 * level);
            }
            else if (rules[r].Direction == ClaimDirection.Benefit)
            {
                // no statistical test: with these seeds and sizes the naive rules exceed their level by far
                Assert.True(worst > 1.4 * level * Trials, $"{rules[r].Name} is harmless here: {worst}");
            }
        }

        Assert.Contains(table, File.ReadAllText(Repository.Path("docs/claims-error.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static long[] FalseClaims(IReadOnlyList<ClaimRule> rules, NullConfiguration truth)
    {
        var scenario = ErrorRules.Trial(Share, rules);
        var effect = new ThresholdDrugEffect { Cut = scenario.Subgroups[0].CrpAbove!.Value, Above = new(-PointsOfOne * truth.High), AtMost = new(-PointsOfOne * truth.Low) };
        scenario = scenario with { Outcome = scenario.Outcome with { DrugEffect = effect } };
        Assert.Empty(scenario.Problems());
        using var run = new TrialRun(scenario.Protocol());
        var hits = new long[rules.Count];
        for (int trial = 0; trial < Trials; trial += Lanes.Count)
        {
            run.Conduct(4, (ulong)trial);
            for (int r = 0; r < rules.Count; r++)
            {
                var announced = run.Announcements[r];
                uint wrong = 0;
                for (int slot = 0; slot < announced.Slots.Length; slot++)
                {
                    var claim = announced.Slots[slot];
                    wrong |= truth.IsFalse(claim, Share) ? announced.Favourable(slot) : 0;
                    wrong |= truth.IsOppositeFalse(claim, Share) ? announced.Adverse(slot) : 0;
                }

                hits[r] += BitOperations.PopCount(wrong);
            }
        }

        return hits;
    }
}
