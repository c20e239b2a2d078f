using TrialSim.Scenarios;
using TrialSim.Statistics.Data;

namespace TrialSim.Cli.Data;

/// <summary>What reading a CSV file gave: a table, or everything that is wrong with it.</summary>
/// <param name="Table">The table; null where there are problems.</param>
/// <param name="Problems">Everything found wrong, in the order of the file.</param>
internal sealed record CsvReading(DataTable? Table, IReadOnlyList<ScenarioProblem> Problems);
