using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TrialSim.Quantities;

namespace TrialSim.Sweeps;

/// <summary>
/// The values of a varied property as text: a list with commas between numbers, ranges (60..480:60, ends included), true, false, null, JSON
/// (texts in quotation marks, lists, objects), and plain texts.
/// </summary>
/// <remarks>Commas within brackets, braces and quotation marks part nothing. Decimal numbers stay decimal: 0..1:0.1 has 0.3.</remarks>
internal static class ValueList
{
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>The values, or the first thing that is wrong.</summary>
    public static (IReadOnlyList<SweepValue> Values, (string Found, string Remedy)? Problem) Read(string text)
    {
        if (Parts(text) is not { } parts)
        {
            return ([], ("a bracket, brace or quotation mark is not closed, or closes what was not opened.", "Write lists as [4,6], objects as {\"kind\":\"none\"}, and put single quotes around the whole for the shell."));
        }

        var values = new List<SweepValue>();
        foreach (string part in parts)
        {
            if (Add(part, values) is { } problem)
            {
                return ([], problem);
            }
        }

        return (values, null);
    }

    /// <summary>A number as JSON writes it, decimal digits as they are; null where the text is no number.</summary>
    public static string? Number(string text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !double.IsFinite(value))
        {
            return null;
        }

        // a decimal number holds what people write exactly, but not 1e-40
        bool isDecimal = decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact) && (double)exact == value;
        return isDecimal ? DecimalRange.Text(exact) : value.ToString("R", CultureInfo.InvariantCulture);
    }

    private static (string Found, string Remedy)? Add(string part, List<SweepValue> values)
    {
        if (part.Length == 0)
        {
            return ("a value is missing.", "Write values with commas between them; an empty text is \"\" in quotation marks.");
        }

        if (part[0] is '[' or '{' or '"')
        {
            return AddJson(part, values);
        }

        if (DecimalRange.Looks(part))
        {
            return DecimalRange.Add(part, values);
        }

        values.Add(new(Number(part) ?? (part is "true" or "false" or "null" ? part : JsonSerializer.Serialize(part, OneLine))));
        return null;
    }

    private static (string Found, string Remedy)? AddJson(string part, List<SweepValue> values)
    {
        try
        {
            values.Add(new(JsonNode.Parse(part, null, Strict)!.ToJsonString(OneLine)));
            return null;
        }
        catch (JsonException)
        {
            return ($"{Spelling.Quotable(part)} is not JSON.", "Write property names and texts in double quotes, and single quotes around the whole for the shell: '{\"kind\":\"none\"}'.");
        }
    }

    // null where brackets or quotation marks do not match
    private static List<string>? Parts(string text)
    {
        var parts = new List<string>();
        var open = new Stack<char>();
        int start = 0;
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char here = text[i];
            if (quoted)
            {
                i += here == '\\' ? 1 : 0;
                quoted = here != '"';
            }
            else if (here is '[' or '{')
            {
                open.Push(here == '[' ? ']' : '}');
            }
            else if (here is ']' or '}' && !(open.TryPop(out char expected) && expected == here))
            {
                return null;
            }
            else if (here == ',' && open.Count == 0)
            {
                parts.Add(text[start..i].Trim());
                start = i + 1;
            }
            else
            {
                quoted = here == '"';
            }
        }

        parts.Add(text[start..].Trim());
        return quoted || open.Count > 0 ? null : parts;
    }
}
