using System.Text.Json.Nodes;
using TrialSim.Statistics;

namespace TrialSim.Qualification;

/// <summary>Writes results as JSON: numbers in full, infinities and what is not defined as text.</summary>
internal static class Fields
{
    /// <summary>A number; "Infinity", "-Infinity" and "NaN" as text.</summary>
    public static JsonNode? Number(double value) => double.IsNaN(value) ? "NaN"
        : double.IsPositiveInfinity(value) ? "Infinity"
        : double.IsNegativeInfinity(value) ? "-Infinity"
        : JsonValue.Create(value);

    /// <summary>A list of numbers.</summary>
    public static JsonArray List(IEnumerable<double> values) => [.. values.Select(Number)];

    /// <summary>An interval as a list of its two ends.</summary>
    public static JsonArray Interval(double lower, double upper) => List([lower, upper]);

    /// <summary>An interval as a list of its two ends; twice NaN where it is not defined.</summary>
    public static JsonArray Interval(ConfidenceInterval? interval) => Interval(interval?.Lower ?? double.NaN, interval?.Upper ?? double.NaN);

    /// <summary>A square matrix as rows.</summary>
    public static JsonArray Matrix(double[,] matrix)
    {
        var rows = new JsonArray();
        for (int i = 0; i < matrix.GetLength(0); i++)
        {
            int row = i;
            rows.Add((JsonNode)List(Enumerable.Range(0, matrix.GetLength(1)).Select(j => matrix[row, j])));
        }

        return rows;
    }

    /// <summary>A table: an object a row.</summary>
    public static JsonArray Table<T>(IEnumerable<T> rows, Func<T, JsonObject> fields) => [.. rows.Select(r => (JsonNode)fields(r))];

    /// <summary>An object of numbers by name.</summary>
    public static JsonObject Of(params ReadOnlySpan<(string Name, double Value)> fields)
    {
        var row = new JsonObject();
        foreach (var (name, value) in fields)
        {
            row[name] = Number(value);
        }

        return row;
    }
}
