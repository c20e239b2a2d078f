using System.Buffers;
using System.Text;
using System.Text.Unicode;
using TrialSim.Quantities;

namespace TrialSim.Scenarios.Csv;

/// <summary>The bytes of a CSV file, or why they cannot be had.</summary>
/// <param name="Bytes">The file's content; null where there is a problem.</param>
/// <param name="Problem">Why not.</param>
public sealed record CsvContent(byte[]? Bytes, ScenarioProblem? Problem)
{
    /// <summary>Reads a file; the content itself is not looked at.</summary>
    public static CsvContent OfFile(string path)
    {
        if (Directory.Exists(path))
        {
            return Refuse("this is a directory.", "Name a CSV file in it.");
        }

        if (!File.Exists(path))
        {
            return Refuse("there is no such file.", Meant(path) is { } meant ? $"Did you mean \"{meant}\"?" : "Check the path.");
        }

        try
        {
            return new(File.ReadAllBytes(path), null);
        }
        catch (UnauthorizedAccessException)
        {
            return Refuse("the file may not be read.", "Ask for the permission to read it.");
        }
        catch (IOException problem)
        {
            return Refuse($"the file cannot be read ({problem.Message.TrimEnd('.')}).", "Check the path and the disk; a file of more than 2 gigabytes must be split.");
        }
    }

    /// <summary>What keeps bytes from being a text file at all; null where nothing does.</summary>
    public static ScenarioProblem? ProblemOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Trim(" \t\r\n"u8).IsEmpty || bytes.SequenceEqual("\uFEFF"u8))
        {
            return new(string.Empty, "the file is empty.", "Check that the export has worked.");
        }

        if (bytes.StartsWith("PK\u0003\u0004"u8))
        {
            return new(string.Empty, "this is an Excel workbook or another packed file, not CSV.", "Save the sheet as \"CSV UTF-8\".");
        }

        bool isUtf16 = bytes.StartsWith((byte[])[0xFF, 0xFE]) || bytes.StartsWith((byte[])[0xFE, 0xFF]);
        if (isUtf16 || (Utf8.IsValid(bytes) && !bytes.Contains((byte)0)))
        {
            return null;
        }

        return new(string.Empty, "a character here is not UTF-8.", "Save the file as UTF-8 (in Excel: \"CSV UTF-8\").", LineOfFault(bytes));
    }

    private static int LineOfFault(ReadOnlySpan<byte> bytes)
    {
        int line = 1;
        for (int at = 0; Rune.DecodeFromUtf8(bytes[at..], out var rune, out int length) == OperationStatus.Done && rune.Value != 0; at += length)
        {
            line += rune.Value == '\n' ? 1 : 0;
        }

        return line;
    }

    private static CsvContent Refuse(string found, string remedy) => new(null, new(string.Empty, found, remedy));

    private static string? Meant(string path)
    {
        string directory = Path.GetDirectoryName(Path.GetFullPath(path)) ?? string.Empty;
        return Directory.Exists(directory)
            ? Spelling.Nearest(Path.GetFileName(path), Directory.EnumerateFiles(directory, "*.csv").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal))
            : null;
    }
}
