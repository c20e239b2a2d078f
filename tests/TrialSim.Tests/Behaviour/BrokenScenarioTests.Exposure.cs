namespace TrialSim.Tests.Behaviour;

/// <content>Exposure and the effect that follows it.</content>
public partial class BrokenScenarioTests
{
    private const string Layer = """ "exposure": { "model": { "kind": "ulcerative-colitis-2009" }, "dose": 5, "weeks": [0, 2, 6], "weight": { "mean": 78, "sd": 17 } }""";

    private const string Effect = """ "drug-effect": { "kind": "exposure-response", "effect": { "kind": "threshold", "cut": 5, "above": -3 }, "reference": { "dose": 5, "weeks": [0, 2, 6] } }""";

    /// <summary>The two parts, each with something changed, and what the message says.</summary>
    public static TheoryData<string, string, string, string, string> BrokenExposure => new()
    {
        { Effect.Replace(" \"drug-effect\": {", "\"drug-effect\": »{", StringComparison.Ordinal), string.Empty, "outcome.drug-effect", "nothing is known of exposure", "Add \"outcome.exposure\"" },
        { Effect, Layer.Replace(", \"weight\": { \"mean\": 78, \"sd\": 17 }", string.Empty, StringComparison.Ordinal).Replace("\"exposure\"", "»\"exposure\"", StringComparison.Ordinal), "outcome.exposure.weight", "nobody's weight is known", "mean and SD in kg" },
        { Effect, Layer.Replace("[0, 2, 6]", "[0, 2, »2]", StringComparison.Ordinal), "outcome.exposure.weeks[2]", "does not rise", "rising order" },
        { Effect, Layer.Replace("[0, 2, 6]", "»[]", StringComparison.Ordinal), "outcome.exposure.weeks", "an empty list", "weeks at which infusions start" },
        { Effect, Layer.Replace("\"dose\": 5", "\"dose\": »-5", StringComparison.Ordinal), "outcome.exposure.dose", "-5", "from 0 to 100000" },
        { Effect, Layer.Replace("\"dose\": 5", "\"dose\": 5, \"dose-unit\": »\"mg/m2\"", StringComparison.Ordinal), "outcome.exposure.dose-unit", "mg/m2", "mg/kg" },
        { Effect, Layer.Replace("ulcerative-colitis-2009", "ulcerative-colitis", StringComparison.Ordinal).Replace("\"kind\"", "\"kind\"", StringComparison.Ordinal).Replace("\"ulcerative-colitis\"", "»\"ulcerative-colitis\"", StringComparison.Ordinal), "outcome.exposure.model.kind", "ulcerative-colitis", "ulcerative-colitis-2009" },
        { Effect, Layer.Replace("\"weight\"", "\"albumin\": { \"mean\": 4, \"sd\": »2 }, \"weight\"", StringComparison.Ordinal), "outcome.exposure.albumin.sd", "more than a fifth", "smaller" },
        { Effect.Replace("\"weeks\": [0, 2, 6]", "\"weeks\": [5]", StringComparison.Ordinal).Replace("\"reference\": {", "\"reference\": »{", StringComparison.Ordinal), Layer, "outcome.drug-effect.reference", "no drug in week 4", "\"at\"" },
        { Effect.Replace("\"kind\": \"threshold\", \"cut\": 5, \"above\": -3", "\"kind\": \"exposure-response\", \"effect\": { \"kind\": \"none\" }, \"reference\": { \"dose\": 5, \"weeks\": [0] }", StringComparison.Ordinal).Replace("\"effect\": { \"kind\": \"exposure", "\"effect\": »{ \"kind\": \"exposure", StringComparison.Ordinal), Layer, "outcome.drug-effect.effect", "within another", "by marker itself" },
    };

    [Theory]
    [MemberData(nameof(BrokenExposure))]
    public void A_broken_exposure_is_explained(string effect, string layer, string path, string found, string remedy) => AssertOnlyProblem(
        "\"drug-effect\": { \"kind\": \"threshold\", \"cut\": 5, \"above\": -3 }", layer.Length == 0 ? effect : $"{effect}, {layer}", path, found, remedy);
}
