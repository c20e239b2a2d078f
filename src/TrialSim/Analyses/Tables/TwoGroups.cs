using TrialSim.Statistics;
using TrialSim.Statistics.Data;

namespace TrialSim.Analyses.Tables;

/// <summary>Rows in two groups that are compared: differences are the second level minus the first, which is the reference.</summary>
internal sealed class TwoGroups
{
    private readonly int[] codes;

    private TwoGroups(DataTable frame, string reference, string other, int[] codes) =>
        (Frame, Reference, Other, this.codes) = (frame, reference, other, codes);

    /// <summary>The rows in which nothing that is read is missing.</summary>
    public DataTable Frame { get; }

    /// <summary>Name of the reference group.</summary>
    public string Reference { get; }

    /// <summary>Name of the group that it is subtracted from.</summary>
    public string Other { get; }

    /// <summary>The comparison in words.</summary>
    public string Contrast => $"{Other} - {Reference}";

    /// <summary>The rows of a table that have a group and all that is read.</summary>
    /// <exception cref="StatisticsInputException">There are not two groups.</exception>
    public static TwoGroups Of(DataTable table, string group, params IEnumerable<string> read)
    {
        var frame = table.DropMissing(read.Prepend(group));
        var factor = frame.Factor(group);
        int[] codes = factor.Codes.ToArray();
        int[] used = [.. codes.Distinct().Order()];
        string levels = string.Join(", ", used.Take(6).Select(c => $"\"{factor.Levels[c]}\""));
        return used.Length switch
        {
            2 => new(frame, factor.Levels[used[0]], factor.Levels[used[1]], Array.ConvertAll(codes, c => c == used[1] ? 1 : 0)),
            0 => throw new StatisticsInputException($"no row has all of {string.Join(", ", read.Prepend(group))}.", "Check the columns for missing values and the rows that are kept."),
            1 => throw new StatisticsInputException($"column \"{group}\" has one level only ({levels}).", "A comparison needs two groups: check the rows that are kept."),
            _ => throw new StatisticsInputException($"column \"{group}\" has {used.Length} levels ({levels}{(used.Length > 6 ? ", …" : string.Empty)}).", "A comparison needs two groups: choose them with \"rows\"."),
        };
    }

    /// <summary>Whether each row is of the group that the reference is subtracted from.</summary>
    public bool[] InOther() => Array.ConvertAll(codes, c => c == 1);

    /// <summary>Numbers of a column in the other group and in the reference group.</summary>
    public (double[] Other, double[] Reference) Split(string column)
    {
        double[] values = Frame.Numbers(column).Values.ToArray();
        return ([.. values.Where((_, row) => codes[row] == 1)], [.. values.Where((_, row) => codes[row] == 0)]);
    }

    /// <summary>Says how many rows of each group are used, and how many are left out.</summary>
    public void Use(ResultSheet results, DataTable table)
    {
        results.Use(Other, codes.Count(c => c == 1));
        results.Use(Reference, codes.Count(c => c == 0));
        ModelRows.NoteLeftOut(results, Frame.Rows, table.Rows);
    }
}
