using System.CommandLine;

namespace TrialSim.Cli.Commands;

/// <summary>A command with examples of its use.</summary>
internal sealed class TrialCommand(string name, string description) : Command(name, description)
{
    /// <summary>Command lines that can be typed as they are.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}
