using System.Text;
using System.Text.Json;
using TrialSim.Scenarios.Reading;

namespace TrialSim.Studies;

/// <summary>Reads and checks study files.</summary>
public static class StudyFile
{
    private const string Mark = "study";

    private static readonly RecordFile<StudyProtocol> File = new("study", protocol => protocol.Breaches(), protocol => protocol.Breaches());

    /// <summary>Whether a file holds a biomarker study and not a trial scenario: it has a property "study". A file that cannot be read holds none.</summary>
    public static bool IsStudy(string path)
    {
        try
        {
            return System.IO.File.Exists(path) && IsStudy(System.IO.File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return false; // whoever reads it next says why
        }
    }

    /// <summary>Whether JSON text in UTF-8 holds a biomarker study.</summary>
    public static bool IsStudy(ReadOnlySpan<byte> utf8) =>
        FileTree.Read(utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8, Mark, out _) is { Kind: JsonValueKind.Object } root && root.Find(Mark) is not null;

    /// <summary>Reads a file. Whatever is wrong with it, or with the path, is reported in the result.</summary>
    public static StudyReading Read(string path)
    {
        var reading = File.Read(path);
        return new(reading.Record, reading.Problems);
    }

    /// <summary>Reads JSON text in UTF-8, with or without a byte order mark; comments and trailing commas are allowed.</summary>
    public static StudyReading Parse(ReadOnlySpan<byte> utf8)
    {
        var reading = File.Parse(utf8);
        return new(reading.Record, reading.Problems);
    }

    /// <summary>A study as a file says it, with every default written out.</summary>
    public static string Write(StudyProtocol protocol) => Encoding.UTF8.GetString(RecordFile<StudyProtocol>.Write(protocol)) + "\n";

    /// <summary>The JSON Schema (draft 2020-12) of study files, for editors.</summary>
    public static string Schema() => File.Schema();

    /// <summary>SHA-256 of what a study simulates: its content without notes, sources, assumptions, title and the defaults of a run.</summary>
    public static string Hash(StudyProtocol protocol) => RecordHash.Of(protocol with
    {
        Schema = null,
        Title = string.Empty,
        Notes = [],
        Sources = [],
        Assumptions = [],
        Replicates = new(1),
        Seed = 0,
    });
}
