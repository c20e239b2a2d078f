using System.Text.Json.Nodes;
using TrialSim.Quantities;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;

namespace TrialSim.Qualification;

/// <summary>Runs files of reference cases and compares every expected field with its tolerance.</summary>
public static class Qualifier
{
    /// <summary>Runs every case of a file.</summary>
    /// <param name="file">The file's name, for the report.</param>
    /// <param name="text">Its text, JSON.</param>
    /// <param name="open">Opens the data file that a case names.</param>
    /// <exception cref="StatisticsInputException">The text is not a file of cases.</exception>
    public static FamilyReport Run(string file, string text, Func<string, DataTable> open)
    {
        var content = CaseFile.Read(file, text);
        var cases = (JsonArray)content["cases"]!;
        string family = content["family"] is JsonValue value && value.TryGetValue(out string? named) ? named : file;
        return new(file, family, Programs(content["software"]), [.. cases.Select(c => RunCase((JsonObject)c!, open))]);
    }

    private static CaseReport RunCase(JsonObject content, Func<string, DataTable> open)
    {
        try
        {
            var reference = new QualificationCase(content, open);
            var result = QualificationMethods.All.TryGetValue(reference.Method, out var run)
                ? run(reference)
                : throw new StatisticsInputException($"there is no method \"{reference.Method}\" in this version.", Remedy(reference.Method));
            return new(reference.Id, reference.Method, Comparison.Of(reference.Expected, result, reference.Tolerance), null);
        }
        catch (StatisticsInputException wrong)
        {
            return new(CaseFile.Text(content, "id"), CaseFile.Text(content, "method"), [], wrong.Message);
        }
        catch (Exception failure) when (IsOfTheCase(failure))
        {
            // a case that makes a method fail is a failed case, not the end of the qualification
            string place = failure is ArgumentException { ParamName: { } parameter } ? $" (it concerns {parameter})" : string.Empty;
            return new(
                CaseFile.Text(content, "id"), CaseFile.Text(content, "method"), [], $"the method cannot be run on what the case gives{place}. Check the case's inputs and options for values out of range.");
        }
    }

    private static string Remedy(string method) => Spelling.Nearest(method, QualificationMethods.All.Keys) is { } near
        ? $"Did you mean \"{near}\"?"
        : "docs/validation.md lists the families of methods.";

    private static bool IsOfTheCase(Exception failure) => failure is ArgumentException or ArithmeticException or InvalidOperationException
        or FormatException or NotSupportedException or KeyNotFoundException or IndexOutOfRangeException or NullReferenceException or InvalidCastException;

    private static string? Programs(JsonNode? software) => software switch
    {
        JsonObject named => string.Join(", ", named.Select(p => $"{p.Key} {Comparison.Text(p.Value)}")),
        JsonArray list => string.Join(", ", list.Select(Comparison.Text)),
        null => null,
        _ => Comparison.Text(software),
    };
}
