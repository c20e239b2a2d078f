namespace TrialSim.Cli.Commands;

/// <summary>Guesses what a mistyped word was meant to be.</summary>
internal static class Spelling
{
    /// <summary>The name that fewest edits separate from what was typed; null where none is near.</summary>
    public static string? Closest(string typed, IEnumerable<string> names)
    {
        var (name, edits) = names.Select(n => (Name: n, Edits: Edits(typed, n))).MinBy(n => n.Edits);
        return name is not null && edits <= Math.Max(1, name.Length / 3) ? name : null;
    }

    // Levenshtein's distance, one row at a time.
    private static int Edits(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 1; i <= from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.Length; j++)
            {
                int replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
