namespace TrialSim.Cli.Terminal;

/// <summary>Breaks text into lines at spaces.</summary>
internal static class LineBreaks
{
    /// <summary>Lines of at most <paramref name="width"/> characters; a longer word has a line to itself.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        string line = string.Empty;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
