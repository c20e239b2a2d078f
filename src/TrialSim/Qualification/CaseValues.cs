using System.Text.Json.Nodes;
using TrialSim.Statistics;

namespace TrialSim.Qualification;

/// <summary>The options or inputs of a reference case by name.</summary>
/// <param name="values">The JSON object; null where the case has none.</param>
/// <param name="what">"option" or "input", for messages.</param>
public sealed class CaseValues(JsonObject? values, string what)
{
    /// <summary>Whether a value is given (and not null).</summary>
    public bool Has(string name) => values?[name] is not null;

    /// <summary>A value as it is.</summary>
    /// <exception cref="StatisticsInputException">There is none.</exception>
    public JsonNode this[string name] => values?[name]
        ?? throw new StatisticsInputException($"the {what} \"{name}\" is missing.", $"Add it to the case's {what}s.");

    /// <summary>A text.</summary>
    public string Text(string name) => Get<string>(name, "a text");

    /// <summary>A text, or another where there is none.</summary>
    public string Text(string name, string otherwise) => Has(name) ? Text(name) : otherwise;

    /// <summary>A number; "Infinity" and "-Infinity" are numbers too.</summary>
    public double Number(string name) => NumberOf(this[name], name);

    /// <summary>A number, or another where there is none.</summary>
    public double Number(string name, double otherwise) => Has(name) ? Number(name) : otherwise;

    /// <summary>A whole number.</summary>
    public int Whole(string name) => Number(name) is var number && number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue
        ? (int)number
        : throw Wrong(name, "a whole number");

    /// <summary>True or false.</summary>
    public bool Flag(string name, bool otherwise) => Has(name) ? Get<bool>(name, "true or false") : otherwise;

    /// <summary>The level "confidence"; 0.95 where it is not given.</summary>
    public double Confidence() => Number("confidence", 0.95) is > 0 and < 1 and var level ? level : throw Wrong("confidence", "a level between 0 and 1");

    /// <summary>The direction "alternative" in R's words; two-sided where it is not given.</summary>
    public Alternative Alternative() => Text("alternative", "two.sided") switch
    {
        "two.sided" or "two-sided" => Statistics.Alternative.TwoSided,
        "less" => Statistics.Alternative.Less,
        "greater" => Statistics.Alternative.Greater,
        _ => throw Wrong("alternative", "two.sided, less or greater"),
    };

    /// <summary>A list of numbers.</summary>
    public double[] Numbers(string name) => [.. List(name).Select(n => NumberOf(n, name))];

    /// <summary>A list of texts; a single text is a list of one.</summary>
    public string[] Texts(string name) => this[name] is JsonArray list ? [.. list.Select(t => t!.GetValue<string>())] : [Text(name)];

    /// <summary>Rows of numbers.</summary>
    public double[][] Matrix(string name) => [.. List(name).Select(row => ((JsonArray)row!).Select(n => NumberOf(n, name)).ToArray())];

    /// <summary>A list; a single value is a list of one.</summary>
    public IReadOnlyList<JsonNode?> List(string name) => this[name] is JsonArray list ? [.. list] : [this[name]];

    /// <summary>An object's values by name.</summary>
    public CaseValues Nested(string name) => new(this[name] as JsonObject, $"{what} {name}'s entry");

    /// <summary>The names, in order.</summary>
    public IEnumerable<string> Names => values?.Select(v => v.Key) ?? [];

    private static double NumberOf(JsonNode? node, string name) => node?.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.Number => node.GetValue<double>(),
        System.Text.Json.JsonValueKind.String when node.GetValue<string>() is "Infinity" or "Inf" => double.PositiveInfinity,
        System.Text.Json.JsonValueKind.String when node.GetValue<string>() is "-Infinity" or "-Inf" => double.NegativeInfinity,
        _ => throw Wrong(name, "a number"),
    };

    private static StatisticsInputException Wrong(string name, string needed) => new($"\"{name}\" is not {needed}.", "Correct the case.");

    private T Get<T>(string name, string needed) =>
        this[name] is JsonValue value && value.TryGetValue(out T? held) ? held : throw Wrong(name, needed);
}
