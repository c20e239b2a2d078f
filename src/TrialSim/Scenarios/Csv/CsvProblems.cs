using CsvHelper;

namespace TrialSim.Scenarios.Csv;

/// <summary>What is wrong with the form of a CSV file; of many rows with the same fault the first few are named.</summary>
internal sealed class CsvProblems
{
    private const int MostNamed = 10;
    private readonly List<ScenarioProblem> problems = [];
    private int unnamed;
    private int columns;
    private char separator;

    /// <summary>Whether anything is wrong.</summary>
    public bool Any => problems.Count > 0;

    /// <summary>Says how many values a row must have, and what separates them.</summary>
    public void ExpectColumns(int count, char separatedBy) => (columns, separator) = (count, separatedBy);

    /// <summary>Adds a problem of a line.</summary>
    public void Add(int line, string found, string remedy)
    {
        if (problems.Count < MostNamed)
        {
            problems.Add(new(string.Empty, found, remedy, line));
        }
        else
        {
            unnamed++;
        }
    }

    /// <summary>Adds a row that the reader does not accept.</summary>
    public void Add(CsvMalformedRecord record)
    {
        int line = (int)record.LineNumber;
        switch (record.Reason)
        {
            case CsvMalformedReason.UnterminatedQuote:
                Add(line, "a value opens with a quote that is never closed.", "Close the quote, or write a quote within a quoted value twice (\"\").");
                break;
            case CsvMalformedReason.StrayQuote:
                Add(line, "a quote stands inside a value that does not begin with one.", "Put the whole value in quotes and write the quote within it twice (\"\").");
                break;
            case CsvMalformedReason.TextAfterClosingQuote:
                Add(line, "text follows after the closing quote of a value.", "Put a separator after the closing quote, or write a quote within a quoted value twice (\"\").");
                break;
            case CsvMalformedReason.FieldCountMismatch:
                Add(
                    line,
                    $"{Values(record.RawRecord)} where the columns are {columns}.",
                    "Check its separators; a value that holds one belongs in quotes, and numbers need decimal points, not commas.");
                break;
            default:
                Add(line, "the quoting is wrong.", "Check the quotes of this row.");
                break;
        }
    }

    private string Values(string row)
    {
        int count = 1;
        bool quoted = false;
        foreach (char c in row)
        {
            quoted ^= c == '"';
            count += !quoted && c == separator ? 1 : 0;
        }

        return count == 1 ? "one value" : $"{count} values";
    }

    /// <summary>Everything, in the order of the file.</summary>
    public IReadOnlyList<ScenarioProblem> InOrder() => unnamed == 0
        ? [.. problems.OrderBy(p => p.Line)]
        : [.. problems.OrderBy(p => p.Line), new(string.Empty, $"{unnamed} more rows are wrong.", "Mend these first: they may have the same cause.")];
}
