using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsvHelper;

namespace TrialSim.Tests.Behaviour;

public sealed partial class SweepTests
{
    private static readonly string Raison = Repository.Path("scenarios/raison-2013.json");

    [Theory]
    [InlineData("sweep-cross.txt", "--vary", "n=40..60:4", "--vary", "outcome.drug-effect.slope=-2,-1", "--for", "interaction")]
    [InlineData("sweep-steps.txt", "--vary", "n=60,64", "--vary", "outcome.drug-effect={\"kind\":\"none\"},{\"kind\":\"constant\",\"points\":-2}", "--against", "steps")]
    [InlineData("sweep-zip.txt", "--vary", "n=60,80,100", "--vary", "outcome.drug-effect.slope=-2,-1.8,-1.6", "--zip", "--for", "ancova", "interaction", "--against", "all")]
    public void The_page_reads_as_approved(string file, params string[] options)
    {
        string output = TrialsimProcess.Run(["sweep", TrialsimProcess.W1, "--replicates", "2_000", "--workers", "2", .. options]).Done();
        Approved.Is(file, Time().Replace(output, "Time         0.00 s, "));
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 100 || line.Contains(' ') is false, line));
    }

    [Fact]
    public void The_help_reads_as_approved() => Approved.Is("help-sweep.txt", TrialsimProcess.Run("sweep", "--help").Done().ReplaceLineEndings("\n"));

    [Fact]
    public void The_document_has_the_properties_of_its_schema_and_is_that_of_the_file_for_any_workers()
    {
        using var directory = new TemporaryDirectory();
        string[] Arguments(string workers) =>
            ["sweep", TrialsimProcess.Rich, "--vary", "outcome.drug-effect={\"kind\":\"none\"},{\"kind\":\"constant\",\"points\":-2}", "--replicates", "300", "--json", "--workers", workers];
        string one = TrialsimProcess.Run(Arguments("1")).Done();
        DocumentSchema.Holds(JsonNode.Parse(TrialsimProcess.Run("schema", "--sweep").Done())!, JsonNode.Parse(one));
        Assert.Equal(one, TrialsimProcess.Run([.. Arguments("8"), "--out", directory["made"]]).Done());
        Assert.Equal(one, File.ReadAllText(Path.Combine(directory["made"], "sweep.json")));
        Assert.Equal(["sweep.csv", "sweep.json"], Directory.GetFiles(directory["made"]).Select(f => Path.GetFileName(f)).Order());
    }

    [Fact]
    public void The_table_holds_the_figures_of_the_document_with_the_values_of_each_cell()
    {
        using var directory = new TemporaryDirectory();
        var document = JsonNode.Parse(TrialsimProcess.Run(
            "sweep", TrialsimProcess.W1, "--vary", "n=60,64", "--vary", "outcome.drug-effect.slope=-2,0.1", "--replicates", "64", "--json", "--out", directory["new"]).Done())!;
        using var csv = CsvReader.FromFile(Path.Combine(directory["new"], "sweep.csv"));
        foreach (var figure in document["figures"]!.AsArray())
        {
            Assert.True(csv.Read());
            var values = document["cells"]![(int)figure!["cell"]! - 1]!["values"]!.AsArray();
            Assert.Equal(values.Select(v => v!.ToJsonString()), [csv.GetString("design.patients"), csv.GetString("outcome.drug-effect.slope")]);
            Assert.All(figure.AsObject(), member => Assert.Equal(
                member.Value is null ? string.Empty
                    : member.Value.GetValueKind() == System.Text.Json.JsonValueKind.Number ? ((double)member.Value).ToString("R", CultureInfo.InvariantCulture) : (string)member.Value!,
                csv.GetString(member.Key)));
        }

        Assert.False(csv.Read());
    }

    [Fact]
    public void A_cell_is_what_run_makes_of_its_scenario()
    {
        using var directory = new TemporaryDirectory();
        var sweep = JsonNode.Parse(TrialsimProcess.Run("sweep", TrialsimProcess.W1, "--vary", "outcome.drug-effect.slope=-2,-1.5", "--replicates", "700", "--json").Done())!;
        File.WriteAllText(directory["patched.json"], File.ReadAllText(TrialsimProcess.W1).Replace("\"slope\": -2,", "\"slope\": -1.5,", StringComparison.Ordinal));
        var run = JsonNode.Parse(TrialsimProcess.Run("run", directory["patched.json"], "--replicates", "700", "--json").Done())!;
        Assert.Equal((string)run["provenance"]!["digest"]!, (string)sweep["cells"]![1]!["digest"]!);
        Assert.Equal((string)run["provenance"]!["scenario-hash"]!, (string)sweep["cells"]![1]!["scenario-hash"]!);
        var figures = sweep["figures"]!.AsArray().Where(f => (int)f!["cell"]! == 2 && f["minus"] is null).Select(f => f!.AsObject());
        Assert.Equal(
            run["figures"]!.AsArray().Select(f => f!.ToJsonString()),
            figures.Select(f => new JsonObject(f.Skip(2).Select(p => KeyValuePair.Create(p.Key, p.Value?.DeepClone()))).ToJsonString()));
    }

    [Fact]
    public void A_sweep_to_a_goal_says_what_held_it_and_is_that_of_as_many_replicates()
    {
        string[] sweep = ["sweep", TrialsimProcess.W1, "--vary", "n=60,64", "--json"];
        var document = JsonNode.Parse(TrialsimProcess.Run([.. sweep, "--mcse", "rejection-rate=0.008", "--mcse", "difference=0.01"]).Done())!;
        DocumentSchema.Holds(JsonNode.Parse(TrialsimProcess.Run("schema", "--sweep").Done())!["properties"]!["precision"]!, document["precision"]);
        var provenance = document["provenance"]!;
        Assert.Equal((long)provenance["replicates"]!, (long)document["precision"]!["replicates-done"]!);
        Assert.Matches(@"^(rejection-rate|difference of [a-z-]+) of [a-z>5-]+, cells? ", (string)document["precision"]!["held-by"]!);
        var counted = JsonNode.Parse(TrialsimProcess.Run([.. sweep, "--replicates", $"{provenance["replicates"]}"]).Done())!;
        Assert.Equal(provenance.ToJsonString(), counted["provenance"]!.ToJsonString());
        Assert.Equal(document["figures"]!.ToJsonString(), counted["figures"]!.ToJsonString());
    }

    [Fact]
    public void A_goal_out_of_reach_is_said_with_the_cell_and_leaves_nothing()
    {
        using var directory = new TemporaryDirectory();
        var run = TrialsimProcess.Run("sweep", TrialsimProcess.W1, "--vary", "n=60,64", "--mcse", "rejection-rate of interaction=1e-6", "--at-most", "5000", "--out", directory["new"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("--mcse: the target is not reached within 4,864 trials. After 4,096 trials: rejection-rate of interaction, cell ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(directory["new"]));
    }

    [Fact]
    public void A_difference_is_that_of_the_figures()
    {
        var figures = JsonNode.Parse(TrialsimProcess.Run("sweep", TrialsimProcess.W1, "--vary", "n=40,60", "--replicates", "500", "--json").Done())!["figures"]!.AsArray();
        double Of(string measure, int cell, int? minus) => (double)figures.Single(f =>
            (string?)f!["analysis"] == "interaction" && (string?)f["measure"] == measure && (int)f["cell"]! == cell && (int?)f["minus"] == minus)!["estimate"]!;
        Assert.All((string[])["rejection-rate", "estimate-mean"], m => Assert.Equal(Of(m, 2, null) - Of(m, 1, null), Of(m, 2, 1), 9));
    }

    [Theory]
    [InlineData("--vary n=60..480:50: steps of 50 from 60 come to 460 and 510, not to 480.", "Write 60..460:50", "--vary", "n=60..480:50")]
    [InlineData("--vary outcom.rater-noise=1,2: outcom: there is no such property.", "Did you mean \"outcome\"?", "--vary", "outcom.rater-noise=1,2")]
    [InlineData("--vary n=2,60: 2: 2 does not fit.", "from 4 to 100000", "--vary", "n=2,60")]
    [InlineData("--vary n=60,60: 60 comes twice.", "once", "--vary", "n=60,60")]
    [InlineData("--vary name=a,b: that changes no trial.", "Vary what is simulated", "--vary", "name=a,b")]
    [InlineData("--fresh discards an unfinished sweep of --out DIR", "Add it", "--vary", "n=60,80", "--fresh")]
    [InlineData("--vary n=60: one value makes one cell", "trialsim run", "--vary", "n=60")]
    [InlineData("--vary design.patients=1: design.patients is varied twice.", "one --vary", "--vary", "n=60", "--vary", "design.patients=1")]
    [InlineData("--vary n=4..2000:4: 500 x 5 are 2,500 cells.", "At most 2,000", "--vary", "n=4..2000:4", "--vary", "outcome.rater-noise=1..5:1")]
    [InlineData("--against all: 200 cells have 19,900 pairs.", "100 cells", "--vary", "n=60..856:4", "--against", "all")]
    [InlineData("--zip: n has 2 values, outcome.rater-noise has 1 value; side by side", "leave --zip out", "--vary", "n=60,64", "--vary", "outcome.rater-noise=1", "--zip")]
    [InlineData("--vary: cells 1 (seed = 1) and 2 (seed = 2) simulate the same.", "\"seed\"", "--vary", "seed=1,2")]
    [InlineData("--for: nothing in raison-2013 is called \"interactoin\".", "Did you mean \"interaction\"?", "--vary", "n=60,64", "--for", "interactoin")]
    [InlineData("--vary: 8 cells side by side on 4,096 workers take about ", "fewer --workers", "--vary", "n=30000..100000:10000", "--workers", "4096")]
    [InlineData("--mcse and --replicates are two ways", "Give one of them", "--vary", "n=60,64", "--mcse", "0.01", "--replicates", "8")]
    [InlineData("--mcse: \"diference=0.1\": no figure is called \"diference\".", "Did you mean \"difference\"?", "--vary", "n=60,64", "--mcse", "diference=0.1")]
    [InlineData("--vary n: not PATH=VALUES.", "n=60,120", "--vary", "n")]
    public void A_sweep_that_cannot_be_made_is_refused_with_a_remedy(string found, string remedy, params string[] options)
    {
        string error = TrialsimProcess.Run(["sweep", Raison, .. options]).Refused();
        Assert.StartsWith(found, error, StringComparison.Ordinal);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
    }

    [GeneratedRegex("Time +[0-9.]+ s, ")]
    private static partial Regex Time();
}
