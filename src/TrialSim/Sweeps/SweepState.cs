using System.Security.Cryptography;
using System.Text;
using TrialSim.Characteristics;
using TrialSim.Simulation;

namespace TrialSim.Sweeps;

/// <summary>What an unfinished sweep has counted, exactly, as bytes that tell what they belong to and whether they are whole.</summary>
/// <remarks>
/// Layout, little endian: "TrialSim sweep 1" in ASCII, version of the engine and SHA-256 of the plan (texts with their lengths), id of the
/// engine's build (16 bytes), seed, trials of each cell, the tallies, and SHA-256 of all that.
/// </remarks>
public sealed class SweepState
{
    private const string Beginning = "TrialSim sweep 1";

    private readonly byte[] tallies;

    private SweepState(BinaryReader reader, int length)
    {
        Version = reader.ReadString();
        SweepHash = reader.ReadString();
        Build = new(reader.ReadBytes(16));
        Seed = reader.ReadUInt64();
        Replicates = reader.ReadInt64();
        tallies = reader.ReadBytes(length); // to the end
    }

    private SweepState(string sweepHash, ulong seed, long replicates, byte[] tallies)
    {
        Version = OperatingCharacteristics.Version;
        SweepHash = sweepHash;
        Build = ThisBuild;
        Seed = seed;
        Replicates = replicates;
        this.tallies = tallies;
    }

    /// <summary>Version of the engine that counted.</summary>
    public string Version { get; }

    /// <summary><see cref="SweepPlan.Hash"/> of what was simulated.</summary>
    public string SweepHash { get; }

    /// <summary>Seed.</summary>
    public ulong Seed { get; }

    /// <summary>Trials of each cell.</summary>
    public long Replicates { get; }

    /// <summary>Whether this very build of the engine counted; another one might count differently.</summary>
    public bool IsOfThisEngine => Version == OperatingCharacteristics.Version && Build == ThisBuild;

    private static Guid ThisBuild => typeof(SweepState).Module.ModuleVersionId;

    private Guid Build { get; }

    /// <summary>The state in bytes; null where they are not whole, or never were a state.</summary>
    public static SweepState? Read(ReadOnlySpan<byte> bytes)
    {
        int length = bytes.Length - SHA256.HashSizeInBytes;
        if (length < Beginning.Length || !bytes.StartsWith(Encoding.ASCII.GetBytes(Beginning)) || !SHA256.HashData(bytes[..length]).AsSpan().SequenceEqual(bytes[length..]))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes[Beginning.Length..length].ToArray()), Encoding.UTF8);
        return new(reader, length);
    }

    /// <summary>The state as bytes.</summary>
    public byte[] ToBytes()
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory, Encoding.UTF8);
        writer.Write(Encoding.ASCII.GetBytes(Beginning));
        writer.Write(Version);
        writer.Write(SweepHash);
        writer.Write(Build.ToByteArray());
        writer.Write(Seed);
        writer.Write(Replicates);
        writer.Write(tallies);
        writer.Flush();
        byte[] content = memory.ToArray();
        return [.. content, .. SHA256.HashData(content)];
    }

    /// <summary>The state of a sweep under way.</summary>
    internal static SweepState Of(string sweepHash, ulong seed, PairedRun run)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory, Encoding.UTF8);
        run.Save(writer);
        writer.Flush();
        return new(sweepHash, seed, run.Replicates, memory.ToArray());
    }

    /// <summary>Gives a run what was counted.</summary>
    internal void LoadInto(PairedRun run, int workers, CancellationToken cancellation)
    {
        using var reader = new BinaryReader(new MemoryStream(tallies), Encoding.UTF8);
        run.Load(reader, workers, cancellation);
    }
}
