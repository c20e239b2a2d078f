using System.Globalization;

namespace TrialSim.Statistics.Data;

/// <summary>A column of texts: each row holds one of a few levels, the first of which is the reference.</summary>
public sealed class FactorColumn : DataColumn
{
    /// <summary>The code of a missing value.</summary>
    public const int Missing = -1;

    private readonly int[] codes;
    private readonly string[] levels;

    /// <summary>A factor.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="codes">Number of each row's level, from 0, or <see cref="Missing"/>; kept, not copied.</param>
    /// <param name="levels">The levels; kept, not copied.</param>
    /// <param name="order">Where the levels come from.</param>
    public FactorColumn(string name, int[] codes, string[] levels, LevelOrder order)
        : base(name)
    {
        this.codes = codes;
        this.levels = levels;
        Order = order;
    }

    /// <summary>The levels, reference first.</summary>
    public IReadOnlyList<string> Levels => levels;

    /// <summary>Number of each row's level, from 0, or <see cref="Missing"/>.</summary>
    public ReadOnlySpan<int> Codes => codes;

    /// <summary>Where the levels come from.</summary>
    public LevelOrder Order { get; }

    /// <inheritdoc/>
    public override int Rows => codes.Length;

    /// <summary>Texts in alphabetical order of their levels; null or a missing value's text is missing.</summary>
    public static FactorColumn Of(string name, IReadOnlyList<string?> texts)
    {
        string[] levels = [.. texts.OfType<string>().Distinct(StringComparer.Ordinal)];
        Array.Sort(levels, Alphabetical);
        var number = levels.Index().ToDictionary(l => l.Item, l => l.Index, StringComparer.Ordinal);
        return new(name, [.. texts.Select(t => t is null ? Missing : number[t])], levels, LevelOrder.OfTheData);
    }

    /// <inheritdoc/>
    public override bool IsMissing(int row) => codes[row] == Missing;

    /// <inheritdoc/>
    public override string? TextAt(int row) => IsMissing(row) ? null : levels[codes[row]];

    /// <inheritdoc/>
    public override FactorColumn Select(ReadOnlySpan<int> rows)
    {
        int[] chosen = new int[rows.Length];
        for (int i = 0; i < chosen.Length; i++)
        {
            chosen[i] = codes[rows[i]];
        }

        return Order == LevelOrder.Declared ? new(Name, chosen, levels, Order) : WithoutUnusedLevels(chosen);
    }

    /// <inheritdoc/>
    public override FactorColumn ToFactor() => this;

    /// <summary>The levels that some row has, in order.</summary>
    public IReadOnlyList<string> OccurringLevels()
    {
        bool[] used = Used(codes);
        return [.. levels.Where((_, i) => used[i])];
    }

    /// <summary>The same values with levels in the order given; values that are not among them become missing.</summary>
    public FactorColumn WithLevels(IReadOnlyList<string> declared)
    {
        int[] renumbered = [.. levels.Select(level => IndexOf(declared, level))];
        return new(Name, Array.ConvertAll(codes, c => c == Missing ? Missing : renumbered[c]), [.. declared], LevelOrder.Declared);
    }

    /// <summary>Number of the level that a text names, as text or, where both are numbers, as number; <see cref="Missing"/> where there is none.</summary>
    public static int IndexOf(IReadOnlyList<string> levels, string text)
    {
        for (int i = 0; i < levels.Count; i++)
        {
            if (string.Equals(levels[i], text, StringComparison.Ordinal))
            {
                return i;
            }
        }

        // a number may be written in several ways (1 and 1.0), but a code such as 006 is not the number 6
        for (int i = 0; i < levels.Count; i++)
        {
            if (AsNumber(levels[i]) is { } a && AsNumber(text) is { } b && a == b)
            {
                return i;
            }
        }

        return Missing;
    }

    private static double? AsNumber(string text) =>
        text is not ['0', >= '0' and <= '9', ..] && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;

    // Upper and lower case together, as dictionaries have it.
    private static int Alphabetical(string a, string b) =>
        StringComparer.OrdinalIgnoreCase.Compare(a, b) is not 0 and int order ? order : StringComparer.Ordinal.Compare(b, a);

    private bool[] Used(int[] chosen)
    {
        bool[] used = new bool[levels.Length];
        foreach (int code in chosen)
        {
            if (code != Missing)
            {
                used[code] = true;
            }
        }

        return used;
    }

    private FactorColumn WithoutUnusedLevels(int[] chosen)
    {
        bool[] used = Used(chosen);
        int next = 0;
        int[] renumbered = Array.ConvertAll(used, isUsed => isUsed ? next++ : Missing);
        return new(Name, Array.ConvertAll(chosen, c => c == Missing ? Missing : renumbered[c]), [.. levels.Where((_, i) => used[i])], Order);
    }
}
