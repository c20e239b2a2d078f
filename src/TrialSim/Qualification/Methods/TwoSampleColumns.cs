using TrialSim.Statistics;
using TrialSim.Statistics.Data;

namespace TrialSim.Qualification.Methods;

/// <summary>The two samples that a case compares, without missing responses.</summary>
/// <param name="First">Responses of the sample that the other is subtracted from.</param>
/// <param name="Second">Responses of the other sample.</param>
internal sealed record TwoSampleColumns(double[] First, double[] Second)
{
    /// <summary>
    /// Reads "response" and "group"; the samples are those that "first_sample" and "second_sample" or "difference" ("A minus B") name,
    /// else the second level and the first.
    /// </summary>
    public static TwoSampleColumns Of(QualificationCase reference)
    {
        var table = reference.Table();
        var response = table.Numbers(reference.Options.Text("response"));
        var group = table.Factor(reference.Options.Text("group"));
        var (first, second) = Names(reference.Options, group);
        return new(Responses(response, group, first), Responses(response, group, second));
    }

    /// <summary>Differences between two columns in the rows that have both.</summary>
    public static double[] Differences(QualificationCase reference)
    {
        var table = reference.Table();
        var first = table.Numbers(reference.Options.Text("first"));
        var second = table.Numbers(reference.Options.Text("second"));
        return [.. Enumerable.Range(0, table.Rows).Where(i => !first.IsMissing(i) && !second.IsMissing(i)).Select(i => first.Values[i] - second.Values[i])];
    }

    private static (string First, string Second) Names(CaseValues options, FactorColumn group)
    {
        if (group.Levels.Count != 2 && !options.Has("difference") && !options.Has("first_sample"))
        {
            throw new StatisticsInputException(
                $"column \"{group.Name}\" has {group.Levels.Count} levels.", "A comparison of two samples needs two; choose them with keep_rows_where.");
        }

        string[] difference = options.Text("difference", string.Empty).Split(" minus ", 2);
        string first = options.Text("first_sample", difference is [var minuend, _] ? minuend : group.Levels[1]);
        string second = options.Text("second_sample", difference is [_, var subtrahend] ? subtrahend : group.Levels.First(level => level != first));
        return (first, second);
    }

    private static double[] Responses(NumericColumn response, FactorColumn group, string level)
    {
        int code = FactorColumn.IndexOf(group.Levels, level);
        return code == FactorColumn.Missing
            ? throw new StatisticsInputException($"column \"{group.Name}\" has no level \"{level}\".", $"Its levels are {string.Join(", ", group.Levels)}.")
            : [.. Enumerable.Range(0, response.Rows).Where(i => group.Codes[i] == code && !response.IsMissing(i)).Select(i => response.Values[i])];
    }
}
