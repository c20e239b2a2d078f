using System.Text.Json.Nodes;
using TrialSim.Studies;

namespace TrialSim.Tests.Behaviour;

public class StudyCommandTests
{
    private static readonly string Yamasaki = Repository.Path("scenarios/yamasaki-2020.json");

    [Fact]
    public void A_study_runs_as_a_trial_does()
    {
        using var directory = new TemporaryDirectory();
        string page = TrialsimProcess.Run("run", Yamasaki, "--replicates", "200", "--out", directory["results"]).Done();
        Assert.Contains("200 studies, each a case-control study of 25 treatment-resistant and 17 remitted", page, StringComparison.Ordinal);
        Assert.Contains("Sampling distribution of the area", page, StringComparison.Ordinal);
        Assert.Contains("13 figures of this study have no source", page, StringComparison.Ordinal);
        string json = TrialsimProcess.Run("run", Yamasaki, "--replicates", "200", "--json", "--workers", "3").Done();
        Assert.Equal(json, File.ReadAllText(Path.Combine(directory["results"], "results.json")));
        Assert.NotEqual(json, TrialsimProcess.Run("run", Yamasaki, "--replicates", "200", "--json", "--seed", "9").Done());
        var figures = JsonNode.Parse(json)!["figures"]!.AsArray();
        string[] rows = File.ReadAllLines(Path.Combine(directory["results"], "results.csv"));
        Assert.Equal("marker,predictor,test,group,week,patients,measure,estimate,mcse,lower,upper", rows[0]);
        Assert.Equal(figures.Count, rows.Length - 1);
    }

    [Fact]
    public void The_document_obeys_its_schema_and_every_measure_is_documented_and_used()
    {
        var document = JsonNode.Parse(TrialsimProcess.Run("run", Yamasaki, "--replicates", "64", "--json").Done())!;
        DocumentSchema.Holds(WithoutMeasures(JsonNode.Parse(TrialsimProcess.Run("schema", "--study-results").Done())!), WithoutMeasures(document));
        var used = document["figures"]!.AsArray().Select(f => (string)f!["measure"]!).Distinct().Order().ToList();
        var known = StudyMeasures.All.Select(m => m.Name).Order().ToList();
        Assert.Equal(known.Count, known.Distinct().Count());
        Assert.Empty(used.Except(known));
    }

    [Fact]
    public void A_study_is_checked_described_and_written_person_by_person()
    {
        string ok = TrialsimProcess.Run("check", Yamasaki, TrialsimProcess.W1).Done();
        Assert.Equal(2, ok.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains(": ok  yamasaki-2020  ", ok, StringComparison.Ordinal);
        string words = TrialsimProcess.Run("describe", Yamasaki).Done().ReplaceLineEndings(" ");
        Assert.Contains("10.1002/npr2.12100", words, StringComparison.Ordinal);
        Assert.Contains("study.correlations: correlations of the three were not seen", words, StringComparison.Ordinal);
        using var directory = new TemporaryDirectory();
        TrialsimProcess.Run("cohort", Yamasaki, "--replicates", "2", "--first", "3", "--out", directory["people.csv"]).Done();
        string[] rows = File.ReadAllLines(directory["people.csv"]);
        Assert.Equal("replicate,person,group,sex,age,qids-sr16,sil-6r,tnf-alpha,il-6", rows[0]);
        Assert.Equal(1 + (2 * 42), rows.Length);
        Assert.StartsWith("3,1,treatment-resistant,", rows[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--mcse", "0.01")]
    [InlineData("--rules", "standard")]
    [InlineData("--no-cache", null)]
    public void Options_for_trials_are_refused_in_words(string option, string? value)
    {
        string error = TrialsimProcess.Run(value is null ? ["run", Yamasaki, option] : ["run", Yamasaki, option, value]).Refused();
        Assert.StartsWith($"{option}: ", error, StringComparison.Ordinal);
        Assert.Contains("is a biomarker study, and the option is for trials", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("size", "--for", "interaction", "--power", "0.8")]
    [InlineData("sweep", "--vary", "design.patients=40,60")]
    [InlineData("claim", "--observed", "interaction")]
    [InlineData("compare", "scenarios/raison-2013.json", "--for", "interaction")]
    [InlineData("plan", "--mcse", "0.01")]
    [InlineData("atlas")]
    [InlineData("credibility")]
    [InlineData("assure", "--for", "interaction", "--prior", "scenarios/priors/raison-2013-sceptical.json")]
    public void Commands_about_trials_refuse_a_study_in_words(string command, params string[] further)
    {
        string error = TrialsimProcess.Run([command, Yamasaki, .. further]).Refused();
        Assert.Contains("this is a biomarker study, in which nobody is randomized", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"patients\": 25", "\"patients\": 3", "study.cases.patients: 3")]
    [InlineData("\"kind\": \"case-control\"", "\"kind\": \"case-controll\"", "Did you mean \"case-control\"?")]
    [InlineData("\"study\": {", "\"study\": { \"case\": 1,", "study.case: not a property of case-control")]
    [InlineData("\"name\": \"il-6\"", "\"name\": \"sil-6r\"", "names a marker further up too")]
    [InlineData("\"name\": \"il-6\"", "\"name\": \"panel\"", "is what results call all markers together")]
    [InlineData("\"name\": \"il-6\"", "\"name\": \"age\"", "is another column of a study's people")]
    [InlineData("\"name\": \"remitted\"", "\"name\": \"Treatment-resistant\"", "is the name of the cases too")]
    [InlineData("[\"tnf-alpha\", \"il-6\"]", "[\"tnf-alpha\", \"il-7\"]", "there is no marker \"il-7\"")]
    [InlineData("[\"tnf-alpha\", \"il-6\"]", "[\"tnf-alpha\"]", "study.correlations[2].markers: 1 marker.")]
    [InlineData("[\"tnf-alpha\", \"il-6\"]", "[\"il-6\", \"sil-6r\"]", "this pair is listed further up too")]
    [InlineData("\"correlation\": 0.3", "\"correlation\": -0.999", "the correlations contradict each other")]
    [InlineData("\"severity-correlation\": 0.15", "\"missing\": 1", "every measurement is missing")]
    [InlineData("\"mean\": 37.6, \"sd\": 8.1", "\"mean\": 37.6, \"sd\": 38.1", "study.markers[0].cases")]
    [InlineData("\"alpha\": 0.05", "\"alpha\": 1.5", "study.alpha: 1.5")]
    [InlineData("\"name\": \"yamasaki-2020\"", "\"name\": \"a/b\"", "cannot name a file")]
    public void Every_mistake_is_told_with_place_and_remedy(string sound, string broken, string expected)
    {
        string text = File.ReadAllText(Yamasaki);
        Assert.Contains(sound, text, StringComparison.Ordinal);
        if (broken.Contains("-0.999", StringComparison.Ordinal))
        {
            text = text.Replace("\"correlation\": 0.1 }", "\"correlation\": 0.9 }", StringComparison.Ordinal);
        }

        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["study.json"], text.Replace(sound, broken, StringComparison.Ordinal));
        string error = TrialsimProcess.Run("check", directory["study.json"]).Refused();
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains("\n    ", error, StringComparison.Ordinal);
        Assert.Equal(error, TrialsimProcess.Run("run", directory["study.json"]).Refused());
        Assert.Equal(error, TrialsimProcess.Run("describe", directory["study.json"]).Refused());
    }

    [Fact]
    public void The_schema_of_studies_is_printed()
    {
        string text = TrialsimProcess.Run("schema", "--study").Done();
        Assert.Equal(StudyFile.Schema(), text);
        var schema = JsonNode.Parse(text)!;
        Assert.Equal("TrialSim study", (string?)schema["title"]);
        Assert.Contains("\"case-control\"", text, StringComparison.Ordinal);
        Assert.Contains("\"lower-in-cases\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("TrialSim.", text, StringComparison.Ordinal);
    }

    // the choice of measures is checked apart: the checker of schemas knows no choices
    private static JsonNode WithoutMeasures(JsonNode node)
    {
        var copy = node.DeepClone();
        if (copy["properties"] is { } properties)
        {
            var figure = properties["figures"]!["items"]!;
            figure["properties"]!.AsObject().Remove("measure");
            var required = figure["required"]!.AsArray();
            required.Remove(required.Single(r => (string?)r == "measure"));
        }
        else
        {
            foreach (var figure in copy["figures"]!.AsArray())
            {
                figure!.AsObject().Remove("measure");
            }
        }

        return copy;
    }
}
