using System.Text.Json.Nodes;
using TrialSim.Characteristics;
using TrialSim.Findings;

namespace TrialSim.Cli.Claiming;

/// <summary>The five questions as one JSON document; <see cref="CredibilitySchema"/> documents it.</summary>
internal static class CredibilityDocument
{
    /// <summary>The document in UTF-8.</summary>
    public static byte[] Write(CredibilityAssessment assessment) => JsonParts.Bytes(new()
    {
        ["provenance"] = JsonParts.Provenance(assessment.Provenance),
        ["analysis"] = assessment.Inquest.Interaction.Name,
        ["questions"] = JsonParts.List(assessment.Answers, answer => new JsonObject
        {
            ["number"] = answer.Number,
            ["question"] = answer.Question,
            ["suggested"] = answer.Suggested,
            ["known"] = JsonParts.List(answer.Known, known => JsonValue.Create(known)),
            ["open"] = JsonParts.List(answer.Open, open => JsonValue.Create(open)),
        }),
        ["truths"] = JsonParts.List(assessment.Inquest.Truths.Select((truth, t) => (truth, t)), item => new JsonObject
        {
            ["name"] = item.truth.Name,
            ["description"] = item.truth.Description,
            ["predictive"] = item.truth.IsPredictive,
            ["bands"] = JsonParts.List(CredibilityBand.All.Select((band, b) => (band, b)), at => new JsonObject
            {
                ["band"] = at.band.Name,
                ["share"] = JsonParts.Figure(assessment.Shares[at.b][item.t]),
            }),
            ["any-test"] = JsonParts.Figure(assessment.AnyTest[item.t]),
        }),
        ["contrasts"] = JsonParts.List(assessment.Contrasts, contrast => new JsonObject
        {
            ["band"] = contrast.Band,
            ["truth"] = contrast.Truth,
            ["null"] = contrast.Null,
            ["likelihood-ratio"] = JsonParts.Figure(contrast.Ratio),
            ["predictive-values"] = JsonParts.List(contrast.PredictiveValues, point => new JsonObject
            {
                ["prior"] = point.Prior,
                ["value"] = JsonParts.Figure(point.Value),
            }),
        }),
    });
}
