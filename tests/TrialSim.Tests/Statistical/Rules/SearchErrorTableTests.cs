using TrialSim.Claims;
using TrialSim.Designs;
using TrialSim.Numerics;
using TrialSim.Tests.Behaviour;
using Xunit.Abstractions;

namespace TrialSim.Tests.Statistical.Rules;

/// <summary>How often rules that search make any false claim, on simulated patients in 17 truths; docs/claims-error.md shows the table.</summary>
/// <remarks>28 tests of the worst of 17 truths each, at a false-alarm rate of 1e-8 for each truth: 5e-6 together.</remarks>
[Trait("Category", "Long")]
public sealed class SearchErrorTableTests(ITestOutputHelper output)
{
    private const int Trials = 200_000;
    private const int TrialsOfOthers = 4_000;
    private const double Share = 0.3;
    private const double FalseAlarm = 1e-8;

    private static readonly IReadOnlyList<NullConfiguration> Truths =
        [.. NullConfiguration.For(Share), new NullConfiguration("prognostic marker, no effect anywhere", 0, 0) { Prognosis = 1 }];

    [Fact]
    public void Searches_keep_what_they_promise_and_the_table_in_the_docs_says_so()
    {
        var rules = Both(direction => SearchErrorRules.Cuts(Share, direction));
        var others = Both(SearchErrorRules.Others);
        var hits = FalseClaims(rules, Trials);
        string table = ErrorTable.Head + ErrorTable.Lines(rules, Truths, hits, Trials) + ErrorTable.Lines(others, Truths, FalseClaims(others, TrialsOfOthers), TrialsOfOthers);
        output.WriteLine(table);
        Assert.DoesNotContain(others, rule => rule.ControlsFamilyWiseError);
        for (int r = 0; r < rules.Count; r++)
        {
            double level = rules[r].Alpha.Value;
            long worst = hits.Max(h => h[r]);
            if (rules[r].ControlsFamilyWiseError)
            {
                StatisticalAssert.RateAtMost(worst, Trials, level, FalseAlarm, detects: 1.12 * level);
            }
            else
            {
                // no statistical test: the naive searches exceed their level several times
                Assert.True(worst > 3 * level * Trials, $"{rules[r].Name} is harmless here: {worst}");
            }
        }

        Assert.Contains(table, File.ReadAllText(Repository.Path("docs/claims-error.md")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static IReadOnlyList<ClaimRule> Both(Func<ClaimDirection, IReadOnlyList<ClaimRule>> rules) =>
        [.. rules(ClaimDirection.Either), .. rules(ClaimDirection.Benefit).Select(rule => rule with { Name = rule.Name + " 1" })];

    private static long[][] FalseClaims(IReadOnlyList<ClaimRule> rules, int trials) =>
        [.. Truths.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(truth => FalseClaims(rules, truth, trials))];

    private static long[] FalseClaims(IReadOnlyList<ClaimRule> rules, NullConfiguration truth, int trials)
    {
        var scenario = SearchErrorRules.Trial(truth, Share, rules);
        Assert.Empty(scenario.Problems());
        var sets = new SetsByCrp(truth, SearchErrorRules.Cut(Share).Log);
        using var run = new TrialRun(scenario.Protocol());
        var hits = new long[rules.Count];
        for (int trial = 0; trial < trials; trial += Lanes.Count)
        {
            run.Conduct(5, (ulong)trial);
            for (int r = 0; r < rules.Count; r++)
            {
                for (int lane = 0; lane < Lanes.Count; lane++)
                {
                    hits[r] += sets.AnyFalse(run.Announcements[r], lane) ? 1 : 0;
                }
            }
        }

        return hits;
    }
}
