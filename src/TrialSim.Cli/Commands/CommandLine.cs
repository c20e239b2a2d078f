using System.CommandLine;
using System.CommandLine.Invocation;
using TrialSim.Cli.Running;

namespace TrialSim.Cli.Commands;

/// <summary>The command line: parses, runs the command, and turns every way of failing into a message and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args)
    {
        if (args is [RunCommand.Name, ..])
        {
            Rehearsal.Start();
        }

        try
        {
            var parsed = CommandTree.Build().Parse(args);
            return parsed.Action is ParseErrorAction ? UsageReport.Write(parsed) : parsed.Invoke(Configuration);
        }
        catch (RefusedException refused)
        {
            Console.Error.WriteLine(refused.Message);
            return ExitCode.Refused;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Interrupted; nothing was written.");
            return ExitCode.Interrupted;
        }
        catch (Exception exception)
        {
            return FailureReport.Write(exception);
        }
    }

    // The library's own handler would print every exception, foreseen or not, with its trace.
    private static InvocationConfiguration Configuration => new() { EnableDefaultExceptionHandler = false };
}
