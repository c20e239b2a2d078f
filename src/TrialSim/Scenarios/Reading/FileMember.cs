namespace TrialSim.Scenarios.Reading;

/// <summary>A property in a scenario file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Line">Line of the name, from 1.</param>
/// <param name="Position">Byte at which the name begins.</param>
/// <param name="Value">Its value.</param>
internal sealed record FileMember(string Name, int Line, int Position, FileNode Value);
