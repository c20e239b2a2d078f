using System.Text.Json;
using System.Text.Json.Nodes;

namespace TrialSim.Quantities;

/// <summary>What a converter knows of the values that it reads: for the messages about a scenario file, and for its schema.</summary>
internal interface IValueRule
{
    /// <summary>The rule in words, to complete "must be …".</summary>
    string Rule { get; }

    /// <summary>Whether the value is a number or a text in the file.</summary>
    JsonValueKind Kind { get; }

    /// <summary>Some value that obeys the rule.</summary>
    object Example { get; }

    /// <summary>Whether a value, as the file writes it (a text without its quotes), obeys the rule.</summary>
    bool Accepts(string written);

    /// <summary>Reads a value that obeys the rule.</summary>
    object Read(string written);

    /// <summary>Writes a value.</summary>
    void Write(Utf8JsonWriter writer, object value);

    /// <summary>Adds the rule to a JSON Schema.</summary>
    void Describe(JsonObject schema);
}
