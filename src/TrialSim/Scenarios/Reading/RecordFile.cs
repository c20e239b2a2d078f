using System.Text.Encodings.Web;
using System.Text.Json;
using TrialSim.Quantities;

namespace TrialSim.Scenarios.Reading;

/// <summary>Files that hold one record each as JSON, read strictly: everything that is wrong is reported at once.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="subject">What a file holds, in the messages: "scenario".</param>
/// <param name="rules">Rules between the values of a record, some of which may be substitutes.</param>
/// <param name="rulesOfSound">Rules of a record without substitutes.</param>
internal sealed class RecordFile<T>(string subject, Func<T, List<RuleBreach>> rules, Func<T, List<RuleBreach>> rulesOfSound)
    where T : class
{
    private const int LargestMegabytes = 16;

    private static Shape Shape => Shape.Of(typeof(T));

    /// <summary>Reads a file. Whatever is wrong with it, or with the path, is reported in the result.</summary>
    /// <param name="path">The file.</param>
    /// <param name="complete">Brings what other files say into the record, before its rules are checked.</param>
    public RecordReading<T> Read(string path, Func<T, T>? complete = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                return Refuse(AbsentFile.Explain(path, subject));
            }

            return file.Length > LargestMegabytes << 20
                ? Refuse(new(string.Empty, $"the file is larger than {LargestMegabytes} megabytes.", $"A {subject} is some kilobytes: check the path."))
                : Parse(File.ReadAllBytes(path), complete);
        }
        catch (UnauthorizedAccessException)
        {
            return Refuse(new(string.Empty, "the file may not be read.", "Ask for the permission to read it."));
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return Refuse(new(string.Empty, "the file cannot be read.", "Check the path and the disk."));
        }
    }

    /// <summary>Reads JSON text in UTF-8, with or without a byte order mark; comments and trailing commas are allowed.</summary>
    public RecordReading<T> Parse(ReadOnlySpan<byte> utf8, Func<T, T>? complete = null)
    {
        var text = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        if (FileTree.Read(text, subject, out var problem) is not { } root)
        {
            return Refuse(problem!);
        }

        var problems = new ProblemList();
        Shape.Check(root, string.Empty, problems);
        if (problems.IsUnsound(root))
        {
            return new(null, root, problems.InOrder());
        }

        // In spite of problems a record is read, with substitutes, so that rules between its sound values are checked too.
        var record = (T)Shape.Read(root, problems);
        record = complete is null ? record : complete(record);
        problems.Add(root, problems.Count == 0 ? rulesOfSound(record) : rules(record));
        return new(problems.Count == 0 ? record : null, root, problems.InOrder());
    }

    /// <summary>A record as a file says it, with every default written out.</summary>
    public static byte[] Write(T record, WrittenDefaults defaults = WrittenDefaults.All)
    {
        using var stream = new MemoryStream();
        // one way to end lines on every system: a record's hash is that of this text
        using (var writer = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n" }))
        {
            Shape.Write(writer, record, defaults);
        }

        return stream.ToArray();
    }

    /// <summary>The JSON Schema (draft 2020-12) of such files, for editors.</summary>
    public string Schema()
    {
        var summaries = XmlSummaries.OfEngine();
        var schema = Shape.Describe(summaries);
        schema.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.Insert(1, "title", $"TrialSim {subject}");
        if (summaries.Families.Definitions is { Count: > 0 } families)
        {
            schema["$defs"] = families;
        }

        // editors read it, never a web page: quotes and dashes may stay as they are
        return schema.ToJsonString(new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
    }

    private static RecordReading<T> Refuse(ScenarioProblem problem) => new(null, null, [problem]);
}
