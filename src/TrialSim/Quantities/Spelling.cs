using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TrialSim.Quantities;

/// <summary>Finds the word that was probably meant.</summary>
public static class Spelling
{
    private const int MostListed = 24;

    /// <summary>The known word nearest to one that is not known; null where none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        string? nearest = null;
        int least = int.MaxValue;
        foreach (string candidate in known)
        {
            // a third of the letters may be wrong: enough for two slips in a long word, too little to turn "sex" into "age"
            int distance = Distance(Plain(word), Plain(candidate));
            int longer = Math.Max(word.Length, candidate.Length);
            if (distance < least && distance < longer && distance <= Math.Max(1, longer / 3))
            {
                least = distance;
                nearest = candidate;
            }
        }

        return nearest;
    }

    /// <summary>The word by which files name an enumeration's value.</summary>
    public static string Word(Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Word(value.GetType().GetField(value.ToString()) ?? throw new ArgumentOutOfRangeException(nameof(value), value, "it has no name"));
    }

    /// <summary>The same, of the field that holds the value.</summary>
    public static string Word(FieldInfo field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? JsonNamingPolicy.KebabCaseLower.ConvertName(field.Name);
    }

    /// <summary>A remedy for an unknown word: what was probably meant, and all that is known.</summary>
    /// <param name="word">The unknown word.</param>
    /// <param name="known">The known ones.</param>
    /// <param name="listedAs">What they are, at the head of their list.</param>
    /// <param name="mostListed">Where a longer list is cut short.</param>
    public static string Suggest(string word, IReadOnlyList<string> known, string listedAs, int mostListed = MostListed)
    {
        string all = $"{listedAs}: {List(known, mostListed)}.";
        return Nearest(word, known) is { } meant ? $"Did you mean \"{meant}\"? {all}" : all;
    }

    /// <summary>The words, quoted, a long list cut short.</summary>
    public static string List(IReadOnlyList<string> words, int mostListed = MostListed) =>
        string.Join(", ", words.Take(mostListed).Select(word => $"\"{word}\"")) + (words.Count > mostListed ? ", …" : string.Empty);

    /// <summary>A text of the file as a message may quote it: no line breaks, not too long.</summary>
    public static string Quotable(string text)
    {
        const int Longest = 60;
        string oneLine = string.Concat(text.Take(Longest).Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
        return text.Length > Longest ? oneLine + "…" : oneLine;
    }

    // "femaleShare" and "female_share" are "female-share" to a reader
    private static string Plain(string word) =>
        word.Length > 80 ? word[..80] : word.ToLowerInvariant().Replace("-", string.Empty).Replace("_", string.Empty).Replace(" ", string.Empty);

    // Edit distance in which two neighbours swapped count once (optimal string alignment)
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }

                int changed = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + changed);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
