using System.Text;
using System.Text.Json.Nodes;
using TrialSim.Scenarios.Reading;

namespace TrialSim.Atlas;

/// <summary>Records that are part of the program as JSON files.</summary>
internal static class ShippedRecords
{
    /// <summary>Reads one, in terms of another biomarker than CRP where a translation is given.</summary>
    /// <exception cref="InvalidOperationException">The file is not part of the program, or something is wrong with it.</exception>
    public static T Read<T>(string resource, MarkerTranslation? translation = null)
        where T : class
    {
        using var stream = typeof(ShippedRecords).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"{resource} is not part of the program");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        byte[] text = memory.ToArray();
        if (translation is not null)
        {
            var root = JsonNode.Parse(text)!.AsObject();
            translation.Translate(root);
            text = Encoding.UTF8.GetBytes(root.ToJsonString());
        }

        var reading = new RecordFile<T>("record", _ => [], _ => []).Parse(text);
        return reading.Record ?? throw new InvalidOperationException($"{resource}: {string.Join("; ", reading.Problems)}");
    }
}
