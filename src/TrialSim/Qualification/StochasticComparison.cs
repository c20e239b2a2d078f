using System.Text.Json.Nodes;

namespace TrialSim.Qualification;

/// <summary>Compares results of simulations: within four standard errors of their difference.</summary>
internal static class StochasticComparison
{
    private const double StandardErrors = 4;
    private const string ErrorSuffix = "_mcse";
    private const string CommonError = "mcse";
    private const string CommonRate = "rejection_rate_two_sided_0.05";

    /// <summary>Compares every field that has a Monte Carlo error beside it.</summary>
    public static void Walk(JsonNode? expected, JsonNode? actual, string path, List<FieldVerdict> verdicts)
    {
        if (expected is JsonArray rows)
        {
            for (int i = 0; i < rows.Count; i++)
            {
                Walk(rows[i], actual is JsonArray list && i < list.Count ? list[i] : null, $"{path}[{i}]", verdicts);
            }
        }

        foreach (var (name, value) in expected as JsonObject ?? [])
        {
            string place = path.Length == 0 ? name : $"{path}/{name}";
            if (ErrorOf((JsonObject)expected!, name) is { } error)
            {
                Judge(value, error, (actual as JsonObject)?[name], actual is JsonObject own ? ErrorOf(own, name) : null, place, verdicts);
            }
            else
            {
                Walk(value, (actual as JsonObject)?[name], place, verdicts);
            }
        }
    }

    private static JsonNode? ErrorOf(JsonObject row, string name) => row[name + ErrorSuffix] ?? (name == CommonRate ? row[CommonError] : null);

    private static void Judge(JsonNode? expected, JsonNode expectedError, JsonNode? actual, JsonNode? actualError, string path, List<FieldVerdict> verdicts)
    {
        JsonNode?[] values = Entries(expected), errors = Entries(expectedError), ours = Entries(actual), ownErrors = Entries(actualError);
        for (int i = 0; i < values.Length; i++)
        {
            double value = Comparison.NumberOf(values[i]) ?? double.NaN;
            double error = Comparison.NumberOf(errors[Math.Min(i, errors.Length - 1)]) ?? 0;
            double ownError = i < ownErrors.Length ? Comparison.NumberOf(ownErrors[i]) ?? error : error;
            double? own = i < ours.Length ? Comparison.NumberOf(ours[i]) : null;
            double distance = Math.Abs((own ?? double.NaN) - value);
            bool passed = distance <= StandardErrors * Math.Sqrt((error * error) + (ownError * ownError));
            verdicts.Add(new(values.Length > 1 ? $"{path}[{i}]" : path, passed, Comparison.Text(values[i]) ?? "null", i < ours.Length ? Comparison.Text(ours[i]) : null, null));
        }
    }

    private static JsonNode?[] Entries(JsonNode? node) => node is JsonArray list ? [.. list] : node is null ? [] : [node];
}
