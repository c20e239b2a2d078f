using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TrialSim.Quantities;
using TrialSim.Scenarios.Reading;

namespace TrialSim.Scenarios;

/// <summary>Reads and checks scenario files.</summary>
public static class ScenarioFile
{
    private const int LargestMegabytes = 16;

    private static Shape Shape => Shape.Of(typeof(Scenario));

    /// <summary>Reads a file. Whatever is wrong with it, or with the path, is reported in the result.</summary>
    public static ScenarioReading Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return new(null, [Absent(path)]);
            }

            return file.Length > LargestMegabytes << 20
                ? new(null, [new(string.Empty, $"the file is larger than {LargestMegabytes} megabytes.", "A scenario is some kilobytes: check the path.")])
                : Parse(File.ReadAllBytes(path));
        }
        catch (UnauthorizedAccessException)
        {
            return new(null, [new(string.Empty, "the file may not be read.", "Ask for the permission to read it.")]);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return new(null, [new(string.Empty, "the file cannot be read.", "Check the path and the disk.")]);
        }
    }

    /// <summary>Reads JSON text in UTF-8, with or without a byte order mark; comments and trailing commas are allowed.</summary>
    public static ScenarioReading Parse(ReadOnlySpan<byte> utf8)
    {
        var text = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        if (FileTree.Read(text, out var problem) is not { } root)
        {
            return new(null, [problem!]);
        }

        var problems = new ProblemList();
        Shape.Check(root, string.Empty, problems);
        if (problems.IsUnsound(root))
        {
            return new(null, problems.InOrder());
        }

        // In spite of problems a scenario is read, with substitutes, so that rules between its sound values are checked too.
        var scenario = (Scenario)Shape.Read(root, problems);
        problems.Add(root, problems.Count == 0 ? scenario.AllBreaches() : scenario.Breaches());
        return problems.Count == 0 ? new(scenario, []) : new(null, problems.InOrder());
    }

    /// <summary>A scenario as a file says it, with every default written out.</summary>
    public static string Write(Scenario scenario) => Encoding.UTF8.GetString(WriteUtf8(scenario)) + "\n";

    /// <summary>The JSON Schema (draft 2020-12) of scenario files, for editors.</summary>
    public static string Schema()
    {
        var schema = Shape.Describe(XmlSummaries.OfEngine());
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", "TrialSim scenario");
        // editors read it, never a web page: quotes and dashes may stay as they are
        return schema.ToJsonString(new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    /// <summary>SHA-256 of what a scenario simulates: its content without notes, sources, assumptions, title, and the defaults of a run.</summary>
    public static string Hash(Scenario scenario)
    {
        var content = scenario with { Schema = null, Title = string.Empty, Notes = [], Sources = [], Assumptions = [], Replicates = new(1), Seed = 0 };
        return Convert.ToHexStringLower(SHA256.HashData(WriteUtf8(content)));
    }

    private static byte[] WriteUtf8(Scenario scenario)
    {
        using var stream = new MemoryStream();
        // one way to end lines on every system: a scenario's hash is that of this text
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n" }))
        {
            Shape.Write(writer, scenario);
        }

        return stream.ToArray();
    }

    private static ScenarioProblem Absent(string path)
    {
        if (Directory.Exists(path))
        {
            return new(string.Empty, "this is a directory.", "Name a scenario file in it.");
        }

        string directory = Path.GetDirectoryName(Path.GetFullPath(path)) ?? string.Empty;
        if (!Directory.Exists(directory))
        {
            return new(string.Empty, "there is no such directory.", "Check the path.");
        }

        string[] names = [.. Directory.EnumerateFiles(directory, "*.json").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        string name = Path.GetFileName(path);
        return new(
            string.Empty,
            "there is no such file.",
            names.Contains(name + ".json") ? $"Did you mean \"{name}.json\"?" : Spelling.Nearest(name, names) is { } meant ? $"Did you mean \"{meant}\"?" : "Check the path.");
    }
}
