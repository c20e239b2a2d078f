using System.Text.Json.Nodes;

namespace TrialSim.Sweeps;

/// <summary>A value that a varied property takes.</summary>
/// <param name="Json">The value as JSON text in one line; equal numbers have equal texts.</param>
public sealed record SweepValue(string Json)
{
    /// <summary>The value as tables show it: texts without quotation marks, everything else as JSON.</summary>
    public string Text { get; } = Json is ['"', ..] ? JsonNode.Parse(Json)!.GetValue<string>() : Json;
}
