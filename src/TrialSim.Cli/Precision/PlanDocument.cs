using System.Text.Json.Nodes;
using TrialSim.Cli.Claiming;
using TrialSim.Precision;

namespace TrialSim.Cli.Precision;

/// <summary>The plan of a run as one JSON document; <see cref="PlanSchema"/> documents it.</summary>
internal static class PlanDocument
{
    /// <summary>The document in UTF-8.</summary>
    public static byte[] Write(PrecisionPlan plan) => JsonParts.Bytes(new()
    {
        ["pilot"] = JsonParts.Provenance(plan.Pilot),
        ["targets"] = JsonParts.List(plan.Goal?.Targets ?? [], t => new JsonObject { ["figures"] = t.Describe(), ["mcse"] = t.Mcse }),
        ["replicates"] = plan.Needed,
        ["decided-by"] = plan.DecidedBy is { } decisive ? FigureWords.Of(decisive.Figure) : null,
        ["figures"] = JsonParts.List(plan.Figures, Figure),
        ["shares"] = new JsonArray(),
    });

    /// <summary>The textbook's shares, without a scenario.</summary>
    public static byte[] Write(IReadOnlyList<ShareNeed> shares) => JsonParts.Bytes(new()
    {
        ["pilot"] = null,
        ["targets"] = new JsonArray(),
        ["replicates"] = null,
        ["decided-by"] = null,
        ["figures"] = new JsonArray(),
        ["shares"] = JsonParts.List(shares, s => new JsonObject { ["share"] = s.Share, ["mcse"] = s.Mcse, ["replicates"] = s.Replicates }),
    });

    private static JsonObject Figure(FigureForecast forecast) => new()
    {
        ["figure"] = FigureWords.Of(forecast.Figure),
        ["estimate"] = forecast.Figure.Estimate,
        ["mcse"] = forecast.Figure.Mcse,
        ["target"] = forecast.Target?.Mcse,
        ["state"] = PlanSchema.Word(forecast.State),
        ["forecast"] = Known(forecast.Value),
        ["lower"] = Known(forecast.Lower),
        ["upper"] = Known(forecast.Upper),
        ["is-bound"] = forecast.IsBound,
    };

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
