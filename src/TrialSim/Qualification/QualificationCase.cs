using System.Text.Json.Nodes;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;

namespace TrialSim.Qualification;

/// <summary>A reference case: an analysis in neutral words, and the numbers that an independent program gave for it.</summary>
public sealed class QualificationCase
{
    private readonly JsonObject content;
    private readonly Func<string, DataTable> open;

    /// <summary>A case as it stands in a file.</summary>
    /// <param name="content">The case's JSON object.</param>
    /// <param name="open">Opens the data file of a name.</param>
    public QualificationCase(JsonObject content, Func<string, DataTable> open)
    {
        this.content = content;
        this.open = open;
        Id = Text("id");
        Method = Text("method");
        Options = new(content["options"] as JsonObject, "option");
        Inputs = new(content["inputs"] as JsonObject, "input");
        Expected = content["expected"];
        Tolerance = FieldTolerance.Of(content["tolerance"] as JsonObject);
    }

    /// <summary>The case's name, unique in its file.</summary>
    public string Id { get; }

    /// <summary>The statistical method, in snake case.</summary>
    public string Method { get; }

    /// <summary>The analysis in neutral words.</summary>
    public CaseValues Options { get; }

    /// <summary>Numbers given instead of a data file.</summary>
    public CaseValues Inputs { get; }

    /// <summary>Whether the case analyses a data file.</summary>
    public bool HasData => content["data"] is JsonObject;

    /// <summary>The numbers expected.</summary>
    internal JsonNode? Expected { get; }

    /// <summary>How near they must be.</summary>
    internal FieldTolerance Tolerance { get; }

    /// <summary>The data: rows kept and dropped, factor levels declared, in this order.</summary>
    /// <exception cref="StatisticsInputException">The file or a column of it is not there.</exception>
    public DataTable Table() => Table(new((content["data"] as JsonObject)?["keep_rows_where"] as JsonObject, "filter"));

    /// <summary>The data with other rows kept than the case says.</summary>
    /// <param name="kept">Values to keep, by column.</param>
    /// <exception cref="StatisticsInputException">The file or a column of it is not there.</exception>
    public DataTable Table(CaseValues kept)
    {
        var data = content["data"] as JsonObject ?? throw new StatisticsInputException($"case {Id} names no data file.", "Add \"data\": { \"file\": … }.");
        var table = open(data["file"]!.GetValue<string>());
        foreach (string column in kept.Names)
        {
            table = table.KeepRows(column, Texts(kept[column]));
        }

        if (data["drop_rows_with_missing_in"] is { } complete)
        {
            table = table.DropMissing(Texts(complete));
        }

        foreach (var (column, levels) in (data["factor_levels_reference_first"] as JsonObject) ?? [])
        {
            table = table.WithLevels(column, Texts(levels));
        }

        return table;
    }

    private static string[] Texts(JsonNode? node) =>
        node is JsonArray list ? [.. list.Select(Plain)] : [Plain(node)];

    private static string Plain(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : node?.ToJsonString() ?? string.Empty;

    private string Text(string name) => content[name] is JsonValue value && value.TryGetValue(out string? text)
        ? text
        : throw new StatisticsInputException($"a case has no \"{name}\".", $"Give every case \"{name}\", a text.");
}
