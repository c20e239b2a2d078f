using TrialSim.Scenarios.Reading;

namespace TrialSim.Atlas;

/// <summary>Reads and checks plans of an atlas.</summary>
public static class AtlasPlanFile
{
    private static readonly RecordFile<AtlasPlan> File = new("plan", plan => plan.Breaches(), plan => plan.Breaches());

    /// <summary>Reads a file. Whatever is wrong with it, or with the path, is reported in the result.</summary>
    public static AtlasPlanReading Read(string path) => Of(File.Read(path));

    /// <summary>Reads JSON text in UTF-8, with or without a byte order mark; comments and trailing commas are allowed.</summary>
    public static AtlasPlanReading Parse(ReadOnlySpan<byte> utf8) => Of(File.Parse(utf8));

    /// <summary>The JSON Schema (draft 2020-12) of plans, for editors.</summary>
    public static string Schema() => File.Schema();

    /// <summary>SHA-256 of what a plan does: its content without title, notes and when cuts were chosen.</summary>
    public static string Hash(AtlasPlan plan) =>
        RecordHash.Of(plan with { Schema = null, Title = string.Empty, Notes = [], Subgroups = RecordHash.WithoutChoice(plan.Subgroups) });

    private static AtlasPlanReading Of(RecordReading<AtlasPlan> reading) =>
        new(reading.Record, reading.Problems, path => reading.Root?.Nearest(path).Line ?? 0);
}
