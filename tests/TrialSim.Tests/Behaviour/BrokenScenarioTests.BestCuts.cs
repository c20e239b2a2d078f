namespace TrialSim.Tests.Behaviour;

/// <content>The best of several cut-points.</content>
public partial class BrokenScenarioTests
{
    /// <summary>Properties of the rule and what the message says of them.</summary>
    public static TheoryData<string, string, string, string> BrokenBestCuts => new()
    {
        { "\"correction\": { \"kind\": \"none\" }", "rules[0]", "nothing says where to cut", "\"quantiles\"" },
        { "\"quantiles\": 9, \"cuts\": [2], \"correction\": { \"kind\": \"none\" }", "rules[0]", "both \"cuts\" and \"quantiles\"", "Remove one" },
        { "\"quantiles\": »0, \"correction\": { \"kind\": \"none\" }", "rules[0].quantiles", "0 cut-points cannot be tried", "from 1 to 1000" },
        { "\"cuts\": [2, »2], \"correction\": { \"kind\": \"none\" }", "rules[0].cuts[1]", "does not rise", "rising order" },
        { "\"cuts\": [»-1, 2], \"correction\": { \"kind\": \"none\" }", "rules[0].cuts[0]", "-1 is no concentration of CRP", "above 0" },
        { "\"quantiles\": 9, \"min-per-cell\": »0, \"correction\": { \"kind\": \"none\" }", "rules[0].min-per-cell", "0 patients of each arm", "from 2 on" },
        { "\"quantiles\": 9, \"min-per-cell\": »1, \"correction\": { \"kind\": \"none\" }", "rules[0].min-per-cell", "1 patients of each arm", "no spread" },
        { "\"quantiles\": 9, \"correction\": { \"kind\": \"permutation\", \"permutations\": »10 }", "rules[0].correction.permutations", "10 permutations; the smallest p-value is 1 / (permutations + 1), and the rule asks for 0.05 or less", "Use 19 to 50000" },
        { "\"quantiles\": 9, \"correction\": { \"kind\": \"permutation\", \"permutations\": »600000 }", "rules[0].correction.permutations", "600000 permutations", "Use 19 to 50000" },
        { "\"quantiles\": 9, \"correction\": { \"kind\": \"honest-split\", \"training-share\": »1 }", "rules[0].correction.training-share", "1", "above 0 and below 1" },
        { "\"quantiles\": 9, \"held-back\": »0.3, \"bagged\": 20, \"correction\": { \"kind\": \"none\" }", "rules[0].held-back", "estimated in another way already", "\"bagged\"" },
        { "\"quantiles\": 9, \"held-back\": »0.3, \"correction\": { \"kind\": \"honest-split\" }", "rules[0].held-back", "estimated in another way already", "honest split" },
    };

    [Theory]
    [MemberData(nameof(BrokenBestCuts))]
    public void A_broken_search_for_a_cut_is_explained(string properties, string path, string found, string remedy) => AssertOnlyProblem(
        ScenarioText.Between("\"subgroups\": [", "\"claims\": [\"interaction\", \"high\"]"),
        (path == "rules[0]" ? $$"""
        "subgroups": [],
          "analyses": [{ "kind": "ancova", "name": "overall" }],
          "rules": [»{ "kind": "best-cut", "name": "r", {{properties}} }]
        """ : $$"""
        "subgroups": [],
          "analyses": [{ "kind": "ancova", "name": "overall" }],
          "rules": [{ "kind": "best-cut", "name": "r", {{properties}} }]
        """),
        path, found, remedy);
}
