namespace TrialSim.Cautions;

/// <summary>Lists in words.</summary>
internal static class CautionWords
{
    private const int Most = 3;

    /// <summary>"a, b and c".</summary>
    public static string All(IEnumerable<string> names)
    {
        string[] all = [.. names];
        return all.Length < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    /// <summary>"a, b and 4 more"; three are all named.</summary>
    public static string Few(IEnumerable<string> names)
    {
        string[] all = [.. names.Distinct()];
        return all.Length > Most ? $"{string.Join(", ", all[..(Most - 1)])} and {all.Length - Most + 1} more" : string.Join(", ", all);
    }
}
