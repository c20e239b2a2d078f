using System.Globalization;
using TrialSim.Statistics.Data;

namespace TrialSim.Cli.Data;

/// <summary>Reads a CSV file into a table: a column of numbers where every value is one, else a factor.</summary>
internal static class CsvTable
{
    /// <summary>Cells with these texts are missing.</summary>
    private static readonly string[] MissingCodes = ["", "NA"];

    /// <summary>The table in a file.</summary>
    public static DataTable Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>The table in a stream; its name is for messages.</summary>
    public static DataTable Read(Stream stream, string name)
    {
        using var reader = new StreamReader(stream);
        string[] lines = [.. reader.ReadToEnd().Split('\n').Select(l => l.TrimEnd('\r')).Where(l => l.Length > 0)];
        _ = name;
        string[] names = Split(lines[0]);
        string[][] cells = [.. lines.Skip(1).Select(Split)];
        return new([.. names.Select((heading, j) => Column(heading, [.. cells.Select(row => MissingCodes.Contains(row[j]) ? null : row[j])]))], [.. Enumerable.Range(2, cells.Length)]);
    }

    private static string[] Split(string line) => Array.ConvertAll(line.Split(','), cell => cell.Trim('"'));

    private static DataColumn Column(string name, string?[] texts)
    {
        var values = new double[texts.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = double.NaN;
            bool isCode = texts[i] is ['0', >= '0' and <= '9', ..];
            if (texts[i] is { } text && (isCode || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out values[i])))
            {
                return FactorColumn.Of(name, texts);
            }
        }

        return new NumericColumn(name, values);
    }
}
