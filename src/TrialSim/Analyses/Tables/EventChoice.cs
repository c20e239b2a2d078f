using TrialSim.Statistics;
using TrialSim.Statistics.Data;

namespace TrialSim.Analyses.Tables;

/// <summary>A yes-or-no column, and the value that means yes.</summary>
public sealed record EventChoice
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>Its value, as text, where the event has happened; every other value means that it has not.</summary>
    public required string Value { get; init; }

    /// <summary>The choice in words.</summary>
    internal string Describe() => $"{Column} = {Value}";

    /// <summary>Whether each row has the event.</summary>
    /// <exception cref="StatisticsInputException">No row has the value.</exception>
    internal bool[] In(DataTable table)
    {
        var factor = table.Factor(Column);
        int code = FactorColumn.IndexOf(factor.Levels, Value);
        return code == FactorColumn.Missing
            ? throw new StatisticsInputException($"no row has \"{Value}\" in column \"{Column}\".", $"Its values are {string.Join(", ", factor.Levels.Take(8))}.")
            : Array.ConvertAll(factor.Codes.ToArray(), c => c == code);
    }
}
