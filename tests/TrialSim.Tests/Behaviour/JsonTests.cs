using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrialSim.Tests.Behaviour;

public class JsonTests
{
    private static readonly string[] FigureKeys = ["analysis", "claim", "measure", "arm", "subgroup", "visit", "estimate", "mcse", "lower", "upper"];
    private static readonly string[] ProvenanceKeys = ["version", "scenario", "scenario-hash", "seed", "replicates", "digest"];

    [Fact]
    public void Json_prints_one_document_in_which_every_figure_has_its_error()
    {
        var document = JsonNode.Parse(TrialsimProcess.Run("run", TrialsimProcess.W1, "--replicates", "1000", "--json").Done())!;
        Assert.Equal(["provenance", "cautions", "figures"], document.AsObject().Select(p => p.Key));
        Assert.Equal(ProvenanceKeys, document["provenance"]!.AsObject().Select(p => p.Key));
        Assert.Equal(1000, (long)document["provenance"]!["replicates"]!);
        Assert.All(document["figures"]!.AsArray(), figure =>
        {
            Assert.Equal(FigureKeys, figure!.AsObject().Select(p => p.Key));
            Assert.Equal(figure["estimate"] is null, figure["mcse"] is null);
        });
    }

    [Fact]
    public void The_rejection_rate_of_a_thousand_trials_has_the_binomial_error()
    {
        var document = JsonNode.Parse(TrialsimProcess.Run("run", TrialsimProcess.W1, "--replicates", "1000", "--json").Done())!;
        var figure = document["figures"]!.AsArray().Single(f => (string?)f!["analysis"] == "fisher" && (string?)f["measure"] == "rejection-rate")!;
        double p = (double)figure["estimate"]!;
        Assert.Equal(Math.Sqrt(p * (1 - p) / 1000), (double)figure["mcse"]!, 1e-15); // the same formula, rounded in another order
        Assert.InRange(p, (double)figure["lower"]!, (double)figure["upper"]!);
    }

    [Fact]
    public void One_two_and_eight_workers_print_the_same_bytes()
    {
        string[] Arguments(string workers) => ["run", TrialsimProcess.W1, "--replicates", "5000", "--seed", "18446744073709551615", "--json", "--workers", workers];
        string one = TrialsimProcess.Run(Arguments("1")).Done();
        Assert.Equal(one, TrialsimProcess.Run(Arguments("2")).Done());
        Assert.Equal(one, TrialsimProcess.Run(Arguments("8")).Done());
    }

    [Fact]
    public void Truth_computed_anew_truth_remembered_and_a_damaged_memory_print_the_same_bytes()
    {
        using var cache = new TemporaryDirectory();
        var environment = new Dictionary<string, string?> { ["XDG_CACHE_HOME"] = cache.Path };
        string[] arguments = ["run", TrialsimProcess.W1, "--replicates", "256", "--json"];
        string anew = TrialsimProcess.Run(environment, [.. arguments, "--no-cache"]).Done();
        Assert.False(Directory.Exists(cache["trialsim"]));
        Assert.Equal(anew, TrialsimProcess.Run(environment, arguments).Done());
        string kept = Assert.Single(Directory.GetFiles(cache["trialsim"]));
        Assert.Equal(anew, TrialsimProcess.Run(environment, arguments).Done());
        byte[] content = File.ReadAllBytes(kept);
        content[3] ^= 1;
        File.WriteAllBytes(kept, content);
        Assert.Equal(anew, TrialsimProcess.Run(environment, arguments).Done());
        File.WriteAllBytes(kept, content[..5]);
        Assert.Equal(anew, TrialsimProcess.Run(environment, arguments).Done());
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_no_error()
    {
        using var directory = new TemporaryDirectory();
        File.WriteAllText(directory["file"], string.Empty);
        var environment = new Dictionary<string, string?> { ["XDG_CACHE_HOME"] = directory["file"] };
        TrialsimProcess.Run(environment, "run", TrialsimProcess.W1, "--replicates", "8", "--json").Done();
    }

    [Fact]
    public void The_results_schema_names_every_key_and_documents_every_measure()
    {
        var schema = JsonNode.Parse(TrialsimProcess.Run("schema", "--results").Done())!;
        var figure = schema["properties"]!["figures"]!["items"]!["properties"]!;
        Assert.Equal([.. FigureKeys, "variable"], figure.AsObject().Select(p => p.Key));
        Assert.Equal(ProvenanceKeys, schema["properties"]!["provenance"]!["properties"]!.AsObject().Select(p => p.Key));
        var documented = figure["measure"]!["oneOf"]!.AsArray().Select(m => (string)m!["const"]!).ToHashSet();
        var document = JsonNode.Parse(TrialsimProcess.Run("run", TrialsimProcess.Rich, "--replicates", "64", "--json").Done())!;
        Assert.All(document["figures"]!.AsArray(), f => Assert.Contains((string)f!["measure"]!, documented));
        Assert.Equal(JsonValueKind.Array, document["figures"]!.GetValueKind());
    }
}
