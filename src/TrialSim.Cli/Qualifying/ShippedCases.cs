using System.Reflection;
using TrialSim.Scenarios.Csv;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;

namespace TrialSim.Cli.Qualifying;

/// <summary>The reference cases, and their data, that are part of the program.</summary>
internal static class ShippedCases
{
    private const string CasePrefix = "cases/";

    private static readonly Assembly Program = typeof(ShippedCases).Assembly;

    /// <summary>Name and text of each file of cases, in alphabetical order.</summary>
    public static IEnumerable<(string Name, string Text)> All() =>
        Program.GetManifestResourceNames().Where(n => n.StartsWith(CasePrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name =>
            {
                using var reader = new StreamReader(Program.GetManifestResourceStream(name)!);
                return (name[CasePrefix.Length..], reader.ReadToEnd());
            });

    /// <summary>The table of a data file as a case names it.</summary>
    /// <exception cref="StatisticsInputException">It is not part of the program.</exception>
    public static DataTable Open(string name)
    {
        using var stream = Program.GetManifestResourceStream(name)
            ?? throw new StatisticsInputException($"the data file {name} is not part of the program.", "Name the case file and --data DIR.");
        return CsvTable.Read(stream, name);
    }
}
