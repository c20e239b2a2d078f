using System.Text.Json.Nodes;
using TrialSim.Cli.Cautioning;
using TrialSim.Cli.Claiming;
using TrialSim.Sizing;

namespace TrialSim.Cli.Sizing;

/// <summary>The answers as one JSON document; <see cref="SizeSchema"/> documents it.</summary>
internal static class SizeDocument
{
    /// <summary>The document in UTF-8.</summary>
    public static byte[] Write(FinishedSize finished)
    {
        var question = finished.Result.Question;
        return JsonParts.Bytes(new()
        {
            ["provenance"] = JsonParts.Provenance(finished.Result.Provenance),
            [CautionPart.Name] = CautionPart.Json(finished.Cautions),
            ["for"] = question.GoalName,
            ["solve"] = question.Knob.Name,
            ["unit"] = question.Knob.Unit,
            ["truths"] = JsonParts.List(question.Truths, t => new JsonObject { ["name"] = t.Name, ["description"] = t.Description }),
            ["answers"] = JsonParts.List(finished.Result.Answers, a => Answer(finished, a)),
            ["trace"] = JsonParts.List(question.Truths, t => Trace(t, finished.Result.Answers.Last(a => a.Truth == t))),
        });
    }

    private static JsonObject Answer(FinishedSize finished, SizeAnswer answer) => new()
    {
        ["truth"] = answer.Truth.Name,
        ["power"] = answer.Wanted,
        ["value"] = answer.Value,
        ["lower"] = answer.Lower,
        ["upper"] = answer.Upper,
        ["treatment-patients"] = TreatmentPatients(finished, answer),
        ["true-value"] = finished.TrueValues.TryGetValue(answer, out double value) ? value : null,
        ["root"] = double.IsFinite(answer.Root.Value) ? answer.Root.Value : null,
        ["guess"] = answer.Guess,
        ["power-by-line"] = JsonParts.Figure(answer.PowerByLine),
        ["power-in-check"] = answer.Check is { } check ? JsonParts.Figure(check.Power) : null,
        ["check-trials"] = answer.Check?.Trials,
        ["line"] = answer.Line is { } line ? Line(line) : null,
        ["curve"] = JsonParts.List(answer.Fitted.GroupBy(p => p.Value).OrderBy(g => g.Key), same => new JsonObject
        {
            ["value"] = same.Key,
            ["trials"] = same.Sum(p => p.Trials),
            ["simulated"] = JsonParts.Figure(Characteristics.Estimate.Share(same.Sum(p => p.Shown), same.Sum(p => p.Trials))),
            ["by-line"] = JsonParts.Figure(answer.Line!.PowerAt(same.First().Coordinate)),
        }),
        ["unknown"] = answer.Unknown,
        ["warnings"] = JsonParts.List(answer.Warnings, w => JsonValue.Create(w)),
    };

    private static double? TreatmentPatients(FinishedSize finished, SizeAnswer answer)
    {
        var ratio = answer.Truth.Scenario.Randomization.Ratio;
        return finished.Result.Question.Knob is PatientsKnob ? answer.Value * ratio.Treatment / ratio.Total : null;
    }

    private static JsonObject Line(ProbitLine line) => new()
    {
        ["centre"] = line.Centre,
        ["level"] = line.Level,
        ["slope"] = line.Slope,
        ["level-variance"] = line.LevelVariance,
        ["covariance"] = line.Covariance,
        ["slope-variance"] = line.SlopeVariance,
        ["deviance"] = line.Deviance,
        ["degrees-of-freedom"] = line.DegreesOfFreedom,
        ["lack-of-fit-p"] = line.LackOfFit,
        ["heterogeneity"] = line.Heterogeneity,
    };

    private static JsonObject Trace(SizeTruth truth, SizeAnswer last) => new()
    {
        ["truth"] = truth.Name,
        ["points"] = JsonParts.List(last.Trace, p => new JsonObject
        {
            ["value"] = p.Value,
            ["coordinate"] = p.Coordinate,
            ["purpose"] = SizeTables.Purpose(p.Purpose),
            ["first"] = p.First,
            ["trials"] = p.Trials,
            ["shown"] = p.Shown,
        }),
    };
}
