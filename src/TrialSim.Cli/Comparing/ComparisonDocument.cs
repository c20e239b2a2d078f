using System.Text.Json.Nodes;
using TrialSim.Characteristics;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Claiming;
using TrialSim.Comparisons;
using TrialSim.Scenarios;

namespace TrialSim.Cli.Comparing;

/// <summary>A comparison as one JSON document.</summary>
internal static class ComparisonDocument
{
    /// <summary>The document in UTF-8, ending with a line break.</summary>
    public static byte[] Write(FinishedComparison finished)
    {
        var comparison = finished.Comparison;
        var designs = comparison.Plan.Designs;
        int reference = comparison.Plan.Reference;
        var criteria = comparison.Criteria;
        string[] names = [.. designs.Select(d => d.Name)];
        return JsonParts.Bytes(new()
        {
            ["provenance"] = new JsonObject
            {
                ["version"] = OperatingCharacteristics.Version,
                ["seed"] = comparison.Seed,
                ["replicates"] = comparison.Replicates,
                ["digest"] = comparison.Digest,
            },
            [CautionPart.Name] = CautionPart.Json(finished.Cautions),
            ["reference"] = designs[reference].Name,
            ["acceptable"] = comparison.Plan.AcceptableError,
            ["verdict"] = JsonParts.List(ComparisonWords.Verdict(comparison, names), text => text),
            ["warnings"] = JsonParts.List(ComparisonWords.Warnings(finished, names), text => text),
            ["designs"] = JsonParts.List(designs, design => new JsonObject
            {
                ["name"] = design.Name,
                ["scenario"] = design.Scenario.Name,
                ["scenario-hash"] = ScenarioFile.Hash(design.Scenario),
                ["goal"] = design.GoalName,
            }),
            ["differences"] = JsonParts.List(finished.Differences, difference => new JsonObject
            {
                ["path"] = difference.Path,
                ["of-truth"] = difference.IsOfTruth,
                ["values"] = JsonParts.List(difference.Values, value => value is null ? null : JsonNode.Parse(value)),
            }),
            ["figures"] = JsonParts.List(
                comparison.Figures.SelectMany(figure => designs.Select((design, d) => (Figure: figure, Design: design.Name, Number: d))), entry => new JsonObject
                {
                    ["figure"] = entry.Figure.Name,
                    ["design"] = entry.Design,
                    ["value"] = JsonParts.Figure(entry.Figure.Values[entry.Number]),
                    ["difference"] = entry.Number == reference ? null : JsonParts.Figure(entry.Figure.Differences[entry.Number][reference]),
                    ["unpaired-mcse"] = entry.Number == reference || !double.IsFinite(entry.Figure.UnpairedError(entry.Number, reference))
                        ? null : entry.Figure.UnpairedError(entry.Number, reference),
                }),
            ["criteria"] = JsonParts.List(criteria, figure => figure.Name),
            ["dominated"] = JsonParts.List(comparison.Dominated(), beaten => new JsonObject
            {
                ["design"] = designs[beaten.Design].Name,
                ["by"] = designs[beaten.By].Name,
                ["better-in"] = JsonParts.List(beaten.BetterIn, criterion => criteria[criterion].Name),
            }),
        });
    }
}
