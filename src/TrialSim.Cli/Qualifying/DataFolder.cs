using TrialSim.Scenarios.Csv;
using TrialSim.Statistics;
using TrialSim.Statistics.Data;

namespace TrialSim.Cli.Qualifying;

/// <summary>Where the data files of reference cases are: beside the folder of the case file, or where --data says. Each is read once.</summary>
/// <param name="caseFile">The case file.</param>
/// <param name="directory">The folder that --data names; null without.</param>
internal sealed class DataFolder(string caseFile, string? directory)
{
    private readonly Dictionary<string, DataTable> tables = new(StringComparer.Ordinal);

    /// <summary>The table of a data file as a case names it, such as data/lung.csv.</summary>
    /// <exception cref="StatisticsInputException">It is not there.</exception>
    public DataTable Open(string name)
    {
        if (!tables.TryGetValue(name, out var table))
        {
            string path = PathOf(name);
            tables[name] = table = CsvTable.Read(path);
        }

        return table;
    }

    private string PathOf(string name)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(caseFile)) ?? ".";
        string[] candidates = directory is null
            ? [Path.Combine(folder, "..", name), Path.Combine(folder, name)]
            : [Path.Combine(directory, Path.GetFileName(name)), Path.Combine(directory, name)];
        return candidates.FirstOrDefault(File.Exists) ?? throw new StatisticsInputException(
            $"the data file {name} is not {(directory is null ? $"beside the folder of {caseFile}" : $"in {directory}")}.", "Name its folder with --data DIR.");
    }
}
