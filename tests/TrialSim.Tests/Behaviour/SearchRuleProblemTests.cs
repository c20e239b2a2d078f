using System.Text;
using TrialSim.Scenarios;

namespace TrialSim.Tests.Behaviour;

/// <summary>What a user is told of a searching rule that cannot work: where, what, and how to mend it.</summary>
public sealed class SearchRuleProblemTests
{
    private static readonly string Searches = File.ReadAllText(Repository.Path("tests/TrialSim.Tests/Scenarios/searches.json"));

    [Theory]
    [InlineData("\"cuts\": [2, 3, 5], \"shares\": [0.5]", "\"cuts\": []", "rules[0].markers[0]", "a marker without cuts.", "Add \"cuts\"")]
    [InlineData("\"cuts\": [2, 3, 5], \"shares\": [0.5]", "\"cuts\": [2, -3]", "rules[0].markers[0].cuts[1]", "-3 is no concentration of CRP.", "above 0")]
    [InlineData("\"visits\": [6, 12],", "\"visits\": [6, 11],", "rules[0].visits[1]", "there is no visit at week 11.", "Use one of 2, 6, 12.")]
    [InlineData("\"endpoints\": [\"change\", \"response-any-visit\", \"response-final-visit\", \"remission-any-visit\"]", "\"endpoints\": [\"remission-any-visit\"]", "rules[0].visits", "only the change is tried at several visits", "Add \"change\"")]
    [InlineData("\"bagged\": 20", "\"bagged\": 1", "rules[0].bagged", "1 is out of range.", "from 2 to 50000")]
    [InlineData("\"smallest-arm\": 4", "\"smallest-arm\": 0", "rules[1].smallest-arm", "0 is out of range.", "from 1 to")]
    [InlineData("\"permutations\": 99 },\n      \"markers\": [{ \"marker\": \"crp\", \"cuts\": [2, 3, 5] }]", "\"permutations\": 8 },\n      \"markers\": [{ \"marker\": \"crp\", \"cuts\": [2, 3, 5] }]", "rules[3].correction.permutations", "8 permutations; the smallest p-value", "Use 9 to 50000")]
    [InlineData("{ \"kind\": \"bonferroni\" }", "{ \"kind\": \"miller-siegmund\" }", "rules[2].correction", "cannot be corrected in that way", "\"none\", \"bonferroni\" or \"permutation\"")]
    [InlineData("\"permutations\": 39 }", "\"permutations\": 18 }", "rules[5].correction.permutations", "asks for 0.05 or less", "Use 19 to 50000")]
    [InlineData("\"correction\": { \"kind\": \"none\" }", "\"correction\": { \"kind\": \"bonferroni\" }", "rules[6].correction", "cannot be corrected in that way", "\"none\", \"permutation\" or \"honest-split\"")]
    [InlineData("\"markers\": [\"crp\", \"age\", \"bmi\"]", "\"markers\": [\"crp\", \"age\", \"crp\"]", "rules[6].markers[2]", "\"crp\" is listed twice.", "once")]
    [InlineData("\"depth\": 3, \"improvement\": 0.5", "\"depth\": 4, \"improvement\": 0.5", "rules[6].depth", "4 is out of range.", "from 1 to 3")]
    [InlineData("\"improvement\": 0.5", "\"improvement\": 0", "rules[6].improvement", "no subgroup can have a p of 0 times another.", "such as 1")]
    [InlineData("\"training-share\": 0.6 },", "\"training-share\": 0.6 }, \"bagged\": 5,", "rules[7].bagged", "a split sample gives an honest estimate", "Leave \"bagged\" out")]
    [InlineData("\"smallest-leaf\": 10", "\"smallest-leaf\": 3", "rules[9].smallest-leaf", "3 is out of range.", "from 4 to")]
    [InlineData("\"medication-free-share\": 0.4,\n", "", "rules[2].markers[2].marker", "patients have no medication in this scenario.", "Choose another marker")]
    [InlineData("\"resistance-stage-shares\": [0.4, 0.3, 0.3],\n", "", "rules[5].markers[3]", "patients have no resistance-stage in this scenario.", "Choose another marker")]
    public void A_rule_that_cannot_work_is_reported(string text, string instead, string path, string found, string remedy)
    {
        Assert.Contains(text, Searches, StringComparison.Ordinal);
        var reading = ScenarioFile.Parse(Encoding.UTF8.GetBytes(Replaced(text, instead)));
        Assert.Contains(reading.Problems, p => p.Path == path && p.Found.Contains(found, StringComparison.Ordinal) && p.Remedy.Contains(remedy, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_searching_rule_says_what_it_does()
    {
        var rules = ScenarioFile.Parse(Encoding.UTF8.GetBytes(Searches)).Scenario!.Rules.ToDictionary(r => r.Name, r => r.Describe());
        Assert.Equal(
            "tries crp at 2, 3, 5, the 50 % quantile; age at the 33 % quantile, the 50 % quantile, the 67 % quantile; sex at 0 for 4 endpoints, the change at weeks 6, 12, and announces the interaction with the smallest p of 40, two-sided at 0.05, uncorrected for the search",
            rules["forking-paths"]);
        Assert.Equal(
            "differential effect search: searches crp, age, sex to a depth of 2; announces an effect in the subgroup found, two-sided at 0.2, chosen by a random 60% of each arm and tested in the other patients",
            rules["sides-split"]);
        Assert.Equal(
            "model-based partitioning, splits at 0.5: searches crp, bmi to a depth of 2; announces an effect in the subgroup found, two-sided at 0.1, against 19 permuted trials",
            rules["mob-permuted"]);
    }

    private static string Replaced(string text, string instead)
    {
        int at = Searches.IndexOf(text, StringComparison.Ordinal);
        return Searches[..at] + instead + Searches[(at + text.Length)..];
    }
}
