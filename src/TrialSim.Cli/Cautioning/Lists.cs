namespace TrialSim.Cli.Cautioning;

/// <summary>Lists in words.</summary>
internal static class Lists
{
    private const int Most = 6;

    /// <summary>"a, b and c"; of many the first ones: "a, b, c, d, e and 7 more".</summary>
    public static string All(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length < 2 ? string.Concat(all)
            : all.Length > Most ? $"{string.Join(", ", all[..(Most - 1)])} and {all.Length - Most + 1} more"
            : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
