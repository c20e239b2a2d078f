using System.Buffers.Binary;
using System.Security.Cryptography;
using TrialSim.Simulation;

namespace TrialSim.Atlas;

/// <summary>What the rules of an atlas announced in its families.</summary>
public sealed class AtlasResult
{
    private readonly RuleTally[][] tallies; // [family][rule]

    internal AtlasResult(AtlasSetup setup, RunSettings settings, RuleTally[][] tallies)
    {
        Setup = setup;
        Settings = settings;
        this.tallies = tallies;
        Digest = DigestOf(tallies);
    }

    /// <summary>What was run.</summary>
    public AtlasSetup Setup { get; }

    /// <summary>How.</summary>
    public RunSettings Settings { get; }

    /// <summary>SHA-256 over everything counted.</summary>
    public string Digest { get; }

    /// <summary>Counts of a rule in a family.</summary>
    internal RuleTally Tally(int family, int rule) => tallies[family][rule];

    private static string DigestOf(RuleTally[][] tallies)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        foreach (long count in tallies.SelectMany(family => family).SelectMany(tally => tally.Counts()))
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes, count);
            digest.AppendData(bytes);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
