using System.Security.Cryptography;
using TrialSim.Trials;

namespace TrialSim.Scenarios.Reading;

/// <summary>SHA-256 of what a record does, as its text says it.</summary>
internal static class RecordHash
{
    /// <summary>The hash of a record whose subgroups come from <see cref="WithoutChoice"/>; what holds an untraced default is not in it.</summary>
    public static string Of<T>(T record)
        where T : class => Convert.ToHexStringLower(SHA256.HashData(RecordFile<T>.Write(record, WrittenDefaults.WithoutUntraced)));

    /// <summary>Subgroups without when their cuts were chosen, on which nothing that is computed depends.</summary>
    public static IReadOnlyList<Subgroup> WithoutChoice(IReadOnlyList<Subgroup> subgroups) => [.. subgroups.Select(s => s with { Chosen = null })];
}
