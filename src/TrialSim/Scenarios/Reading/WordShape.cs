using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrialSim.Quantities;

namespace TrialSim.Scenarios.Reading;

/// <summary>One of some words.</summary>
internal sealed class WordShape : Shape
{
    private readonly string[] words;
    private readonly object[] values;

    /// <summary>The words that name an enumeration's values.</summary>
    public WordShape(Type enumeration)
    {
        var fields = enumeration.GetFields(BindingFlags.Public | BindingFlags.Static);
        words = Array.ConvertAll(fields, Spelling.Word);
        values = Array.ConvertAll(fields, field => field.GetValue(null)!);
    }

    /// <inheritdoc/>
    public override string Words => $"one of {Spelling.List(words)}";

    /// <inheritdoc/>
    public override object Substitute => values[0];

    /// <inheritdoc/>
    public override void Check(FileNode node, string path, ProblemList problems)
    {
        if (node.Kind != JsonValueKind.String)
        {
            Refuse(node, path, problems);
        }
        else if (Array.IndexOf(words, node.Text) < 0)
        {
            problems.AddUnsound(
                node, path, $"\"{Spelling.Quotable(node.Text)}\" is not known here.", Spelling.Suggest(node.Text, words, "It must be one of"));
        }
    }

    /// <inheritdoc/>
    public override object Read(FileNode node, ProblemList problems) => values[Array.IndexOf(words, node.Text)];

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, object value, WrittenDefaults defaults) => writer.WriteStringValue(words[Array.IndexOf(values, value)]);

    /// <inheritdoc/>
    public override JsonObject Describe(XmlSummaries summaries) => new() { ["enum"] = new JsonArray([.. words]) };
}
