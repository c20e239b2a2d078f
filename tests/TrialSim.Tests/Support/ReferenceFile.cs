using System.Globalization;
using System.Text.Json;
using TrialSim.Tests.Behaviour;

namespace TrialSim.Tests.Support;

/// <summary>Expected numbers that another program has computed, from a file in Reference/ with the script that made it beside it.</summary>
internal static class ReferenceFile
{
    /// <summary>The cases of one section of a file.</summary>
    public static IEnumerable<JsonElement> Cases(string file, string section) => [.. Document(file).GetProperty(section).EnumerateArray()];

    /// <summary>A whole file.</summary>
    public static JsonElement Document(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Repository.Path("tests/TrialSim.Tests/Reference/" + file)));
        return document.RootElement.Clone();
    }

    /// <summary>A number, which may be written as text to keep digits that JSON readers of other programs would lose, or as R writes infinity.</summary>
    public static double Number(this JsonElement element, string name)
    {
        var value = element.GetProperty(name);
        return value.ValueKind switch
        {
            JsonValueKind.String when value.GetString() is "Inf" => double.PositiveInfinity,
            JsonValueKind.String when value.GetString() is "-Inf" => double.NegativeInfinity,
            JsonValueKind.String => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
            JsonValueKind.Null => double.NaN,
            _ => value.GetDouble(),
        };
    }

    /// <summary>A whole number.</summary>
    public static int Whole(this JsonElement element, string name) => element.GetProperty(name).GetInt32();

    /// <summary>A list of numbers.</summary>
    public static double[] Numbers(this JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(x => x.GetDouble())];
}
