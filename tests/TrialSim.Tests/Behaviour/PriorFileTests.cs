using System.Text;
using System.Text.Json.Nodes;
using TrialSim.Assurance;

namespace TrialSim.Tests.Behaviour;

/// <summary>Each message about a prior file: where, what was found, how to mend it.</summary>
public class PriorFileTests
{
    private const string Spike = """{ "kind": "point", "effect": 0 }""";

    [Theory]
    [InlineData("""{ "kind": "normal", "mean": 1 }""", "prior.sd", "missing.", "number above 0")]
    [InlineData("""{ "kind": "normal", "mean": 1, "sd": 0 }""", "prior.sd", "0 does not fit.", "number above 0")]
    [InlineData("""{ "kind": "normall", "mean": 1, "sd": 1 }""", "prior.kind", "not known here", "Did you mean \"normal\"?")]
    [InlineData("""{ "kind": "sceptical", "exceeds": 0 }""", "prior.exceeds", "lies beyond 0", "Name the effect hoped for")]
    [InlineData("""{ "kind": "sceptical", "exceeds": 1, "probability": 0.6 }""", "prior.probability", "less than half", "below 0.5")]
    [InlineData("""{ "kind": "published", "shrinkage": { "kind": "none" } }""", "prior.p-value", "neither", "Give one of the two")]
    [InlineData("""{ "kind": "published", "p-value": 0.01, "standard-error": 1, "shrinkage": { "kind": "none" } }""", "prior.p-value", "says this already", "Keep one")]
    [InlineData("""{ "kind": "published", "p-value": 0.01, "estimate": 0, "shrinkage": { "kind": "none" } }""", "prior.p-value", "estimate of 0", "standard-error")]
    [InlineData("""{ "kind": "published", "p-value": 0.2, "shrinkage": { "kind": "conditional" } }""", "prior.shrinkage.level", "0.2 two-sided, is not significant", "level that it passed")]
    [InlineData("""{ "kind": "published", "p-value": 0.01, "shrinkage": { "kind": "factor", "factor": 1.5 } }""", "prior.shrinkage.factor", "1.5 does not fit", "above 0 and below 1")]
    [InlineData("""{ "kind": "updated", "p-value": 0.01, "prior": { "kind": "draws", "file": "x.csv" } }""", "prior.prior", "stands by itself", "Update a")]
    [InlineData("""{ "kind": "updated", "p-value": 0.01, "prior": { "kind": "published", "p-value": 0.01, "shrinkage": { "kind": "conditional" } } }""", "prior.prior", "no mixture of normal", "Update a")]
    [InlineData("""{ "kind": "updated", "p-value": 0.01, "prior": { "kind": "sceptical", "exceeds": 0 } }""", "prior.prior.exceeds", "lies beyond 0", "Name the effect")]
    [InlineData("""{ "kind": "mixture", "parts": [] }""", "prior.parts", "no part", "two or more")]
    [InlineData("""{ "kind": "mixture", "parts": [{ "weight": 0.5, "prior": SPIKE }, { "weight": 0.4, "prior": SPIKE }] }""", "prior.parts", "sum to 0.9", "sum to 1")]
    [InlineData("""{ "kind": "mixture", "parts": [{ "weight": 0.5, "prior": SPIKE }, { "weight": 0.5, "prior": { "kind": "draws", "file": "x.csv" } }] }""", "prior.parts[1].prior", "stands by itself", "rows of the file")]
    [InlineData("""{ "kind": "mixture", "parts": [{ "weight": 0.5, "prior": SPIKE }, { "weight": 0.5, "prior": { "kind": "sceptical", "exceeds": 0 } }] }""", "prior.parts[1].prior.exceeds", "lies beyond 0", "Name")]
    public void A_broken_prior_says_where_what_and_how_to_mend_it(string prior, string path, string found, string remedy)
    {
        var problem = Assert.Single(Parse($$"""{ "name": "n", "source": "assumed", "prior": {{prior.Replace("SPIKE", Spike, StringComparison.Ordinal)}} }""").Problems);
        Assert.Equal((path, 1), (problem.Path, problem.Line));
        Assert.Contains(found, problem.Found, StringComparison.Ordinal);
        Assert.Contains(remedy, problem.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Everything_is_reported_at_once()
    {
        var problems = Parse("""{ "name": "", "source": " ", "about": "a b", "bogus": 1, "prior": { "kind": "published", "p-value": 2, "shrinkage": { "kind": "none" } } }""").Problems;
        Assert.Equal(["name", "source", "about", "bogus", "prior.estimate", "prior.p-value"], problems.Select(p => p.Path));
    }

    [Fact]
    public void In_the_unit_of_a_property_the_estimate_must_be_given()
    {
        string path = "\"about\": \"outcome.drug-effect.slope\", \"prior\": { \"kind\": \"published\", \"p-value\": 0.01";
        Assert.Equal("prior.estimate", Assert.Single(Parse($$$"""{ "name": "n", "source": "s", {{{path}}}, "shrinkage": { "kind": "none" } } }""").Problems).Path);
        var prior = Parse($$$"""{ "name": "n", "source": "s", {{{path}}}, "estimate": -5.5, "shrinkage": { "kind": "none" } } }""").Prior!;
        Assert.Equal(-5.5, prior.Prior.Mean);
        Assert.StartsWith("outcome.drug-effect.slope: the published result, estimate -5.5, standard error 2.135", prior.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_schema_names_the_family_once_and_refers_to_it()
    {
        var schema = JsonNode.Parse(PriorFile.Schema())!;
        Assert.Equal("#/$defs/truth-prior", (string?)schema["properties"]!["prior"]!["$ref"]);
        string family = schema["$defs"]!["truth-prior"]!.ToJsonString();
        Assert.Contains("#/$defs/truth-prior", family, StringComparison.Ordinal);
        Assert.All((string[])["point", "normal", "published", "sceptical", "updated", "mixture", "draws"], kind => Assert.Contains($"{{\"const\":\"{kind}\"}}", family, StringComparison.Ordinal));
        Assert.Equal(PriorFile.Schema(), TrialsimProcess.Run("schema", "--prior").Done());
    }

    [Fact]
    public void A_hash_is_that_of_what_is_believed_not_of_its_name()
    {
        var prior = Parse("""{ "name": "n", "source": "s", "prior": { "kind": "normal", "mean": 1, "sd": 0.5 } }""").Prior!;
        Assert.Equal(PriorFile.Hash(prior), PriorFile.Hash(prior with { Name = "other", Source = "elsewhere", Notes = ["x"] }));
        Assert.NotEqual(PriorFile.Hash(prior), PriorFile.Hash(prior with { Prior = new NormalPrior { Centre = new(1), Spread = new(0.6) } }));
        var draws = new DrawsPrior { File = "x.csv", Rows = new(["effect"], [[1], [2]], [2, 3]) };
        Assert.NotEqual(PriorFile.Hash(prior with { Prior = draws }), PriorFile.Hash(prior with { Prior = draws with { Rows = new(["effect"], [[1], [3]], [2, 3]) } }));
    }

    private static PriorReading Parse(string text) => PriorFile.Parse(Encoding.UTF8.GetBytes(text));
}
