using System.Security.Cryptography;
using System.Text.Json;

namespace TrialSim.Scenarios;

/// <summary>Reads and checks scenario files.</summary>
public static class ScenarioFile
{
    /// <summary>Reads a file.</summary>
    public static ScenarioReading Read(string path) => Parse(File.ReadAllBytes(path));

    /// <summary>Reads JSON text in UTF-8.</summary>
    public static ScenarioReading Parse(ReadOnlySpan<byte> utf8) =>
        new(JsonSerializer.Deserialize(utf8, ScenarioJson.Scenario), []);

    /// <summary>SHA-256 of what a scenario simulates: its content without notes, sources, assumptions, title, and the defaults of a run.</summary>
    public static string Hash(Scenario scenario)
    {
        var content = scenario with { Schema = null, Title = string.Empty, Notes = [], Sources = [], Assumptions = [], Replicates = new(1), Seed = 0 };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(content, ScenarioJson.Scenario)));
    }
}
