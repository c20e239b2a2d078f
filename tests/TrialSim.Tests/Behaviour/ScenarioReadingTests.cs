using System.Text;
using TrialSim.Scenarios;
using TrialSim.Statistics;

namespace TrialSim.Tests.Behaviour;

public class ScenarioReadingTests
{
    private static readonly string W1 = File.ReadAllText(TrialsimProcess.W1);

    [Fact]
    public void A_valid_scenario_is_read_without_problems()
    {
        var reading = ScenarioText.Read(ScenarioText.Valid);
        Assert.Empty(reading.Problems);
        var scenario = reading.Scenario!;
        Assert.Equal(0.6, scenario.Population.FemaleShare.Value);
        Assert.Equal(new Analyses.WelchT { Name = "high", Subgroup = "crp>5", Alpha = new(0.025), Alternative = Alternative.Less }, scenario.Analyses[2]);
        Assert.Equal(["crp>5", "low"], scenario.Subgroups.Select(s => s.Name));
        Assert.Equal(10_000, scenario.Replicates.Value);
        Assert.Empty(scenario.Problems());
    }

    [Fact]
    public void Every_shipped_scenario_is_valid()
    {
        string[] files = [.. Property.ShippedScenarios.Paths];
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Empty(ScenarioFile.Read(file).Problems));
    }

    [Fact]
    public void Mistakes_of_every_sort_are_reported_at_once_in_the_order_of_the_file()
    {
        string text = ScenarioText.With("\"placebo\"", "\"drug\"");
        text = ScenarioText.With("\"female-share\"", "\"femaleshare\"", text);
        text = ScenarioText.With("\"sd\": 12", "\"sd\": -12", text);
        text = ScenarioText.With("[4]", "[3]", text);
        text = ScenarioText.With("[-3, -5, -6]", "[-3, -5]", text);
        text = ScenarioText.With("\"fisher\"", "\"fischer\"", text);
        text = ScenarioText.With("\"count\": 1", "\"count\": 3", text);
        var problems = ScenarioText.Read(text).Problems;
        Assert.Equal(
            [
                "4 arms.control", "6 population.femaleshare", "7 population.age.sd", "18 randomization.block-sizes[0]",
                "23 outcome.natural-course.change", "33 analyses[3].kind", "36 decisions[0].count",
            ],
            problems.Select(p => $"{p.Line} {p.Path}"));
    }

    [Fact]
    public void A_rule_that_rests_on_a_value_in_error_says_nothing()
    {
        // the analysis loses its name, so that nobody can say whether the claim of "high" is right
        var problems = ScenarioText.Read(ScenarioText.With("\"name\": \"high\"", "\"name\": 7")).Problems;
        Assert.Equal("analyses[2].name", Assert.Single(problems).Path);

        // the visits are in error, so that nobody can say whether the lists by visit are too long
        problems = ScenarioText.Read(ScenarioText.With("[4, 8, 12]", "[4, \"8\", 12]")).Problems;
        Assert.Equal("outcome.visits[1]", Assert.Single(problems).Path);

        // a misspelt optional property is not missing besides
        problems = ScenarioText.Read(ScenarioText.With("\"bmi\"", "\"bmii\"")).Problems;
        Assert.Equal("population.bmii", Assert.Single(problems).Path);
    }

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_allowed()
    {
        string text = ScenarioText.With("\"claims\"", "// what would be announced\n/* two\nlines */ \"claims\"");
        text = ScenarioText.With("\"high\"]\n}", "\"high\",],\n}", text);
        var reading = ScenarioFile.Parse([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]);
        Assert.Empty(reading.Problems);
        Assert.Equal(ScenarioFile.Hash(ScenarioText.Read(ScenarioText.Valid).Scenario!), ScenarioFile.Hash(reading.Scenario!));
    }

    [Fact]
    public void A_scenario_that_is_written_and_read_again_has_the_same_hash()
    {
        foreach (string text in (string[])[ScenarioText.Valid, W1, File.ReadAllText(TrialsimProcess.Rich)])
        {
            var scenario = ScenarioText.Read(text).Scenario!;
            string written = ScenarioFile.Write(scenario);
            var again = ScenarioText.Read(written);
            Assert.Empty(again.Problems);
            Assert.Equal(ScenarioFile.Hash(scenario), ScenarioFile.Hash(again.Scenario!));
            Assert.Equal(written, ScenarioFile.Write(again.Scenario!));
        }
    }

    [Theory]
    [InlineData("\"title\": \"A small valid scenario\",", "\"title\": \"Another\", \"notes\": [\"n\"], \"seed\": 7, \"replicates\": 5,")]
    [InlineData("\"title\"", "\"sources\": [{ \"citation\": \"c\", \"figures\": \"f\" }], \"$schema\": \"x\", \"title\"")]
    [InlineData("{ \"kind\": \"sex\" }", "{\n\n\"kind\": \"sex\" }")]
    [InlineData("\"kind\": \"fixed-parallel\", \"patients\": 60", "\"patients\": 6e1, \"kind\": \"fixed-parallel\"")]
    [InlineData("\"female-share\": 0.6,", "\"height\": null, \"female-share\": 0.60,")]
    [InlineData("\"block-sizes\"", "\"ratio\": \"1:1\", \"block-sizes\"")]
    public void The_hash_depends_only_on_what_is_simulated(string from, string to)
    {
        var reading = ScenarioText.Read(ScenarioText.With(from, to));
        Assert.Empty(reading.Problems);
        Assert.Equal(ScenarioFile.Hash(ScenarioText.Read(ScenarioText.Valid).Scenario!), ScenarioFile.Hash(reading.Scenario!));
    }

    [Fact]
    public void Another_figure_is_another_hash() =>
        Assert.NotEqual(
            ScenarioFile.Hash(ScenarioText.Read(ScenarioText.Valid).Scenario!),
            ScenarioFile.Hash(ScenarioText.Read(ScenarioText.With("0.6,", "0.61,")).Scenario!));
}
