using System.Security.Cryptography;
using TrialSim.Scenarios.Reading;

namespace TrialSim.Assurance;

/// <summary>Reads and checks prior files.</summary>
public static class PriorFile
{
    private static readonly RecordFile<StatedPrior> File = new("prior", prior => prior.Breaches(), prior => prior.Breaches());

    /// <summary>Reads a file. Whatever is wrong with it, or with the path, is reported in the result; rows of listed draws are not read.</summary>
    public static PriorReading Read(string path) => Of(File.Read(path));

    /// <summary>Reads JSON text in UTF-8, with or without a byte order mark; comments and trailing commas are allowed.</summary>
    public static PriorReading Parse(ReadOnlySpan<byte> utf8) => Of(File.Parse(utf8));

    /// <summary>The JSON Schema (draft 2020-12) of prior files, for editors.</summary>
    public static string Schema() => File.Schema();

    /// <summary>SHA-256 of what a prior says: its content without name, source and notes, with the rows of listed draws.</summary>
    public static string Hash(StatedPrior prior)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(RecordFile<StatedPrior>.Write(prior with { Schema = null, Name = string.Empty, Source = string.Empty, Notes = [] }));
        for (int row = 0; prior.Prior is DrawsPrior { Rows: { } rows } && row < rows.Count; row++)
        {
            foreach (double value in rows[row])
            {
                hash.AppendData(BitConverter.GetBytes(value));
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static PriorReading Of(RecordReading<StatedPrior> reading) => new(reading.Record, reading.Problems, path => reading.Root?.Nearest(path).Line ?? 0);
}
