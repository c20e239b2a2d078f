using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using TrialSim.Statistics.Data;

namespace TrialSim.Scenarios.Csv;

/// <summary>One column on its way from a file into a table: numbers until a cell turns up that is none.</summary>
/// <param name="name">The column's name.</param>
/// <param name="missingCodes">Texts that are missing values, beside the empty one.</param>
internal sealed class CsvColumn(string name, IReadOnlyList<string> missingCodes)
{
    private readonly byte[][] missing = [.. missingCodes.Select(Encoding.UTF8.GetBytes)];
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);
    private readonly List<double> numbers = [];
    private string?[] texts = [];
    private int rows;

    /// <summary>Whether a cell is neither a number nor missing.</summary>
    public bool HoldsText { get; private set; }

    /// <summary>Whether a text is a number, written with a decimal point; a code such as 006 is not.</summary>
    public static bool IsNumber(string text) => TryNumber(Encoding.UTF8.GetBytes(text), out _);

    /// <summary>Adds the next row's cell, as long as all are numbers.</summary>
    public void AddNumber(ReadOnlySpan<byte> cell)
    {
        rows++;
        if (HoldsText)
        {
            return;
        }

        double value = double.NaN;
        HoldsText = !IsMissing(cell) && !TryNumber(cell, out value);
        numbers.Add(value);
    }

    /// <summary>Sets the text of a row.</summary>
    public void SetText(int row, ReadOnlySpan<byte> cell)
    {
        if (texts.Length == 0)
        {
            texts = new string?[rows];
        }

        texts[row] = IsMissing(cell) ? null : Known(cell);
    }

    /// <summary>The column.</summary>
    public DataColumn Finish() => HoldsText ? FactorColumn.Of(name, texts) : new NumericColumn(name, [.. numbers]);

    private static bool TryNumber(ReadOnlySpan<byte> cell, out double value)
    {
        bool isCode = cell is [(byte)'0', >= (byte)'0' and <= (byte)'9', ..];
        value = double.NaN;
        return !isCode && double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    // a text that occurs in many rows is one string
    private string Known(ReadOnlySpan<byte> cell)
    {
        Span<char> buffer = cell.Length <= 256 ? stackalloc char[256] : new char[cell.Length];
        ReadOnlySpan<char> text = buffer[..Encoding.UTF8.GetChars(cell, buffer)];
        ref string? own = ref CollectionsMarshal.GetValueRefOrAddDefault(known.GetAlternateLookup<ReadOnlySpan<char>>(), text, out _);
        return own ??= text.ToString();
    }

    private bool IsMissing(ReadOnlySpan<byte> cell)
    {
        if (cell.IsEmpty)
        {
            return true;
        }

        foreach (byte[] code in missing)
        {
            if (cell.SequenceEqual(code))
            {
                return true;
            }
        }

        return false;
    }
}
