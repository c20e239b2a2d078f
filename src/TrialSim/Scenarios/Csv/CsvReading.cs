using TrialSim.Statistics.Data;

namespace TrialSim.Scenarios.Csv;

/// <summary>What reading a CSV file gave: a table, or everything that is wrong with it.</summary>
/// <param name="Table">The table; null where there are problems.</param>
/// <param name="Problems">Everything found wrong, in the order of the file.</param>
public sealed record CsvReading(DataTable? Table, IReadOnlyList<ScenarioProblem> Problems);
