using System.Security.Cryptography;
using TrialSim.Simulation;

namespace TrialSim.Atlas;

/// <summary>What the rules of an atlas announced in its families.</summary>
public sealed class AtlasResult
{
    private readonly ClaimTally[][] tallies; // [family][rule]

    internal AtlasResult(AtlasSetup setup, RunSettings settings, ClaimTally[][] tallies)
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
    internal ClaimTally Tally(int family, int rule) => tallies[family][rule];

    private static string DigestOf(ClaimTally[][] tallies)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tally in tallies.SelectMany(family => family))
        {
            tally.AppendTo(digest);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }
}
