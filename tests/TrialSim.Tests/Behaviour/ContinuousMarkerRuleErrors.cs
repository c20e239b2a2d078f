using System.Text;
using TrialSim.Scenarios;

namespace TrialSim.Tests.Behaviour;

/// <summary>What is said of a rule for a continuous marker that cannot be applied.</summary>
public sealed class ContinuousMarkerRuleErrors
{
    private const string File = "tests/TrialSim.Tests/Scenarios/continuous-marker-rules.json";

    [Theory]
    [InlineData("\"cuts\": [2.46]", "\"cuts\": []", "rules[0].cuts", "an empty list", "such as [5]")]
    [InlineData("\"cuts\": [2.46]", "\"cuts\": [0, 5]", "rules[0].cuts[0]", "0 is no concentration of CRP", "above 0")]
    [InlineData("\"cuts\": [40, 50]", "\"cuts\": [50, 40]", "rules[1].cuts[1]", "40 does not rise above the 50", "rising order")]
    [InlineData("\"cuts\": [2.46]", "\"cuts\": [2.46], \"direction\": \"benefit\"", "rules[0].direction", "no one-sided form", "\"either\"")]
    [InlineData("\"marker\": \"age\", \"cuts\"", "\"marker\": \"sex\", \"cuts\"", "rules[1].marker", "sex has a few values only", "crp, baseline, age or bmi")]
    [InlineData("\"age\": { \"mean\": 45, \"sd\": 12 },", "", "rules[1].marker", "no age", "another marker")]
    [InlineData("\"degree\": 1", "\"degree\": 3", "rules[2].degree", "3 is no degree", "Say 1 or 2")]
    [InlineData("\"window\": 16", "\"window\": 60", "rules[6].window", "60 patients in a window, of 60", "2 to 59")]
    [InlineData("\"shared\": 8", "\"shared\": 16", "rules[6].shared", "cannot share 16", "0 to 15")]
    [InlineData("\"permutations\": 199", "\"permutations\": 18", "rules[6].permutations", "1 / (permutations + 1)", "19 to")]
    [InlineData("\"name\": \"threshold a\"", "\"name\": \"threshold a\", \"permutations\": 198", "rules[7].permutations", "0.005 or less", "199 to")]
    [InlineData("\"name\": \"threshold a\"", "\"name\": \"threshold a\", \"offset\": 2", "rules[7].offset", "procedure a adds nothing", "procedure \"b\"")]
    [InlineData("\"procedure\": \"b\"", "\"procedure\": \"b\", \"overall-share\": 0.5", "rules[8].overall-share", "one level for everything", "procedure \"a\"")]
    [InlineData("\"procedure\": \"b\"", "\"procedure\": \"b\", \"thresholds\": 49", "rules[8].thresholds", "49 thresholds do not fit 60 patients", "not more than")]
    [InlineData("[\"crp\", \"age\", \"bmi\"]", "[]", "rules[9].markers", "an empty list", "up to three")]
    [InlineData("[\"crp\", \"age\", \"bmi\"]", "[\"crp\", \"age\", \"bmi\", \"sex\"]", "rules[9].markers", "4 markers", "at most 3")]
    [InlineData("[\"crp\", \"age\", \"bmi\"]", "[\"crp\", \"bmi\", \"crp\"]", "rules[9].markers[2]", "crp is listed twice", "once")]
    [InlineData("\"name\": \"cross-validated\"", "\"name\": \"cross-validated\", \"folds\": 1", "rules[10].folds", "1 parts of 60 patients", "2 to 60")]
    public void A_rule_that_cannot_be_applied_is_explained(string from, string to, string path, string found, string remedy)
    {
        string text = System.IO.File.ReadAllText(Repository.Path(File));
        Assert.Contains(from, text, StringComparison.Ordinal);
        var reading = ScenarioFile.Parse(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)));
        Assert.Null(reading.Scenario);
        var problem = reading.Problems.First(p => p.Path == path);
        Assert.Contains(found, problem.Found, StringComparison.Ordinal);
        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
        Assert.True(problem.Line > 20);
    }

    [Fact]
    public void Every_rule_describes_itself_in_words_of_its_own()
    {
        string[] words = [.. ScenarioFile.Read(Repository.Path(File)).Scenario!.Rules.Select(rule => rule.Describe())];
        Assert.All(words, Assert.NotEmpty);
        Assert.Equal(words.Length, words.Distinct().Count());
    }
}
