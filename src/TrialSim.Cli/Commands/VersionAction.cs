using System.CommandLine;
using System.CommandLine.Invocation;
using TrialSim.Characteristics;

namespace TrialSim.Cli.Commands;

/// <summary>Prints the version: that of the engine, as results carry it.</summary>
internal sealed class VersionAction : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        Console.Out.WriteLine($"trialsim {OperatingCharacteristics.Version}");
        return ExitCode.Done;
    }
}
