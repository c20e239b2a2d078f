using System.Security.Cryptography;
using System.Text;
using TrialSim.Trials;

namespace TrialSim.Scenarios.Reading;

/// <summary>SHA-256 of what a record does, as its text says it.</summary>
internal static class RecordHash
{
    /// <summary>The hash of a record whose subgroups come from <see cref="WithoutChoice"/>, without the parts named.</summary>
    /// <param name="record">The record.</param>
    /// <param name="absent">Parts of the text that stand for nothing: what the record does not have leaves no trace, so that its hash is what it was before such parts existed.</param>
    public static string Of<T>(T record, params string[] absent)
        where T : class
    {
        string text = Encoding.UTF8.GetString(RecordFile<T>.Write(record));
        foreach (string part in (string[])[",\n      \"chosen\": null", .. absent])
        {
            text = text.Replace(part, string.Empty, StringComparison.Ordinal);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Subgroups without when their cuts were chosen, on which nothing that is computed depends.</summary>
    public static IReadOnlyList<Subgroup> WithoutChoice(IReadOnlyList<Subgroup> subgroups) => [.. subgroups.Select(s => s with { Chosen = null })];
}
