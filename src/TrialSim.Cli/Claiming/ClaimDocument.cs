using System.Text.Json.Nodes;
using TrialSim.Characteristics;
using TrialSim.Cli.Cautioning;
using TrialSim.Findings;

namespace TrialSim.Cli.Claiming;

/// <summary>The answer about a finding as one JSON document; <see cref="ClaimSchema"/> documents it.</summary>
internal static class ClaimDocument
{
    /// <summary>The document in UTF-8.</summary>
    public static byte[] Write(ClaimAnswer answer) => JsonParts.Bytes(new()
    {
        ["provenance"] = JsonParts.Provenance(answer.Provenance),
        [CautionPart.Name] = CautionPart.Json(ClaimCautions.Of(answer)),
        ["observed"] = JsonParts.List(answer.Question.Finding.Evidence, e => JsonValue.Create(e.Describe())),
        ["estimated"] = answer.Question.Estimated?.Name ?? answer.Question.ClaimedBy!.Name,
        ["confirming"] = answer.Question.Confirming?.Name,
        ["truths"] = JsonParts.List(answer.Truths, Truth),
        ["contrasts"] = JsonParts.List(answer.Contrasts, Contrast),
    });

    private static JsonObject Truth(ClaimUnderTruth truth) => new()
    {
        ["name"] = truth.Truth.Name,
        ["description"] = truth.Truth.Description,
        ["predictive"] = truth.Truth.IsPredictive,
        ["at-least-as-strong"] = JsonParts.Figure(truth.AtLeast),
        ["reversed"] = JsonParts.Figure(truth.Reversed),
        ["near"] = JsonParts.Figure(truth.Near),
        ["truth"] = JsonParts.Figure(truth.Value),
        ["claimed"] = JsonParts.Figure(truth.Claimed),
        ["exaggeration"] = JsonParts.Figure(truth.Exaggeration),
        ["sign-error"] = JsonParts.Figure(truth.SignError),
        ["confirmations"] = JsonParts.List(truth.Confirmations, Confirmation),
    };

    private static JsonObject Confirmation(Confirmation confirmation) => new()
    {
        ["wanted-power"] = confirmation.Wanted,
        ["patients"] = confirmation.Patients,
        ["lower"] = (long?)confirmation.Answer?.Lower,
        ["upper"] = (long?)confirmation.Answer?.Upper,
        ["power-by-line"] = JsonParts.Figure(confirmation.Answer?.PowerByLine ?? Estimate.None),
        ["power-in-check"] = JsonParts.Figure(confirmation.Answer?.Check?.Power ?? Estimate.None),
        ["check-trials"] = confirmation.Answer?.Check?.Trials,
        ["unknown"] = confirmation.Unknown,
        ["warnings"] = JsonParts.List(confirmation.Answer?.Warnings ?? [], warning => JsonValue.Create(warning)),
    };

    private static JsonObject Contrast(ClaimContrast contrast) => new()
    {
        ["truth"] = contrast.Truth,
        ["null"] = contrast.Null,
        ["likelihood-ratio"] = JsonParts.Figure(contrast.AtLeast),
        ["likelihood-ratio-near"] = JsonParts.Figure(contrast.Near),
        ["predictive-values"] = JsonParts.List(contrast.PredictiveValues, point => new JsonObject
        {
            ["prior"] = point.Prior,
            ["value"] = JsonParts.Figure(point.AtLeast),
            ["value-near"] = JsonParts.Figure(point.Near),
        }),
    };
}
