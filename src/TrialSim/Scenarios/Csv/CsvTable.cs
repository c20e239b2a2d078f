using CsvHelper;
using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;

namespace TrialSim.Scenarios.Csv;

/// <summary>Reads CSV text into a table: a column of numbers where every value is one, else a factor.</summary>
/// <remarks>
/// UTF-8 with or without a byte order mark, or UTF-16 with one; lines may end either way; the separator (comma, semicolon, tab or bar) is
/// found by itself. Blanks around a value do not count. Wrong quoting and rows of unequal length are reported, never repaired: a repair
/// would shift values into other columns.
/// </remarks>
public static class CsvTable
{
    /// <summary>Texts that are missing values unless a plan says otherwise; an empty cell always is one.</summary>
    public static readonly IReadOnlyList<string> UsualMissingCodes = ["NA"];

    /// <summary>Whether a text is a number, written with a decimal point; a code such as 006 is not.</summary>
    public static bool IsNumber(string text) => CsvColumn.IsNumber(text);

    /// <summary>The table in a file.</summary>
    /// <exception cref="StatisticsInputException">The file cannot be read, or is not a table.</exception>
    public static DataTable Read(string path)
    {
        var content = CsvContent.OfFile(path);
        return TableOf(path, content.Bytes is { } bytes ? Parse(bytes, UsualMissingCodes) : new(null, [content.Problem!]));
    }

    /// <summary>The table in a stream; its name is for messages.</summary>
    /// <exception cref="StatisticsInputException">It is not a table.</exception>
    public static DataTable Read(Stream stream, string name)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return TableOf(name, Parse(memory.ToArray(), UsualMissingCodes));
    }

    /// <summary>The table in a text, or everything that is wrong with it.</summary>
    public static CsvReading Parse(byte[] content, IReadOnlyList<string> missingCodes)
    {
        if (CsvContent.ProblemOf(content) is { } problem)
        {
            return new(null, [problem]);
        }

        var problems = new CsvProblems();
        var header = Header(content, problems);
        if (problems.Any)
        {
            return new(null, problems.InOrder());
        }

        var lines = new List<int>();
        CsvColumn[] columns = [.. header.Select(name => new CsvColumn(name, missingCodes))];
        using (var csv = CsvReader.Create(content, Options(problems)))
        {
            while (csv.Read())
            {
                lines.Add((int)csv.LineNumber);
                for (int j = 0; j < columns.Length; j++)
                {
                    columns[j].AddNumber(csv.GetSpan(j));
                }
            }
        }

        if (!problems.Any && lines.Count == 0)
        {
            problems.Add(1, "the file has a line of column names and no rows below it.", "Check that the rows were exported too.");
        }

        if (problems.Any)
        {
            return new(null, problems.InOrder());
        }

        ReadTexts(content, columns);
        return new(new([.. columns.Select(column => column.Finish())], [.. lines]), []);
    }

    // Columns that turned out not to be numbers are read once more, as texts.
    private static void ReadTexts(byte[] content, CsvColumn[] columns)
    {
        int[] texts = [.. Enumerable.Range(0, columns.Length).Where(j => columns[j].HoldsText)];
        if (texts.Length == 0)
        {
            return;
        }

        using var csv = CsvReader.Create(content, Options(null));
        for (int row = 0; csv.Read(); row++)
        {
            foreach (int j in texts)
            {
                columns[j].SetText(row, csv.GetSpan(j));
            }
        }
    }

    private static string[] Header(byte[] content, CsvProblems problems)
    {
        using var csv = CsvReader.Create(content, Options(problems));
        csv.ReadHeader();
        problems.ExpectColumns(csv.Headers.Count, csv.Separator);
        string[] names = [.. csv.Headers.Select((name, j) => name.Trim() is { Length: > 0 } own ? own : $"column {j + 1}")];
        foreach (var same in names.Index().GroupBy(n => n.Item, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            problems.Add(1, $"columns {string.Join(" and ", same.Select(n => n.Index + 1))} are both named \"{Spelling.Quotable(same.Key)}\".", "Name every column differently.");
        }

        if (names.All(CsvColumn.IsNumber))
        {
            problems.Add(1, "the first line holds numbers where the names of the columns belong.", "Put a line with the names of the columns above the data.");
        }

        return names;
    }

    private static CsvReaderOptions Options(CsvProblems? problems) => CsvReaderOptions.Default with
    {
        TrimWhitespace = true,
        TrackLineNumbers = problems is not null,
        MalformedData = problems is null ? CsvMalformedDataHandling.Recover : CsvMalformedDataHandling.Skip,
        FieldCountMismatch = problems is null ? CsvFieldCountHandling.Allow : CsvFieldCountHandling.Skip,
        OnMalformedRecord = problems is null ? null : problems.Add,
    };

    private static DataTable TableOf(string name, CsvReading reading) => reading.Table
        ?? throw new StatisticsInputException($"{name}{(reading.Problems[0].Line is > 0 and int line ? $":{line}" : string.Empty)}: {reading.Problems[0].Found}", reading.Problems[0].Remedy);
}
