using TrialSim.Scenarios.Reading;

namespace TrialSim.Atlas;

/// <summary>Records that are part of the program as JSON files.</summary>
internal static class ShippedRecords
{
    /// <summary>Reads one.</summary>
    /// <exception cref="InvalidOperationException">The file is not part of the program, or something is wrong with it.</exception>
    public static T Read<T>(string resource)
        where T : class
    {
        using var stream = typeof(ShippedRecords).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not part of the program");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var reading = new RecordFile<T>("record", _ => [], _ => []).Parse(memory.ToArray());
        return reading.Record ?? throw new InvalidOperationException($"{resource}: {string.Join("; ", reading.Problems)}");
    }
}
