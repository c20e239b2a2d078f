using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace TrialSim.Cli.Commands;

/// <summary>The library's help, followed by the examples of the command.</summary>
internal sealed class HelpWithExample(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => help.ClearsParseErrors;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int exitCode = help.Invoke(parseResult);
        if (parseResult.CommandResult.Command is TrialCommand { Examples.Count: > 0 } command)
        {
            Console.Out.WriteLine("Examples:");
            foreach (string example in command.Examples)
            {
                Console.Out.WriteLine($"  {example}");
            }

            Console.Out.WriteLine();
        }

        return exitCode;
    }
}
