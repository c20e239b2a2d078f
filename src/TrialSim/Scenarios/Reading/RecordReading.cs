namespace TrialSim.Scenarios.Reading;

/// <summary>What reading a file gave: a record, or everything that is wrong with it.</summary>
/// <typeparam name="T">The record.</typeparam>
/// <param name="Record">The record; null where there are problems.</param>
/// <param name="Root">The values with their lines; null where the text is not JSON.</param>
/// <param name="Problems">Everything found wrong, in the order of the file.</param>
internal sealed record RecordReading<T>(T? Record, FileNode? Root, IReadOnlyList<ScenarioProblem> Problems)
    where T : class;
