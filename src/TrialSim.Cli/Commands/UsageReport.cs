using System.CommandLine;
using System.CommandLine.Parsing;
using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Cli.Commands;

/// <summary>Says on stderr, in one sentence and a hint, what is wrong with the command line.</summary>
internal static class UsageReport
{
    /// <summary>Reports the first error; the others often follow from it.</summary>
    public static int Write(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        string place = command is RootCommand ? "trialsim" : $"trialsim {command.Name}";
        Console.Error.WriteLine($"{place}: {Sentence(parsed, command)}");
        Console.Error.WriteLine($"Try \"{place} --help\".");
        return ExitCode.Refused;
    }

    private static string Sentence(ParseResult parsed, Command command)
    {
        // an unknown option before the scenario is taken for the scenario, and the scenario is then one too many
        var mistaken = parsed.Tokens.FirstOrDefault(t => t.Type == TokenType.Argument && t.Value.StartsWith("--", StringComparison.Ordinal));
        if ((mistaken?.Value ?? (parsed.UnmatchedTokens is [var first, ..] ? first : null)) is { } unknown)
        {
            return Unknown(unknown, command);
        }

        string message = string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return command.Subcommands.Count > 0 ? "a command is missing." : message.EndsWith('.') ? message : message + ".";
    }

    private static string Unknown(string token, Command command)
    {
        bool isOption = token.StartsWith('-');
        bool isCommand = !isOption && command.Subcommands.Count > 0;
        var names = isCommand
            ? command.Subcommands.Select(c => c.Name)
            : command.Options.Concat(command.Parents.OfType<Command>().SelectMany(p => p.Options.Where(o => o.Recursive))).Select(o => o.Name);
        string kind = isOption ? "there is no option" : isCommand ? "there is no command" : "does not know what to do with";
        string suggestion = (isOption || isCommand) && Spelling.Nearest(token, names) is { } closest ? $" Did you mean \"{closest}\"?" : string.Empty;
        return $"{kind} \"{token}\".{suggestion}";
    }
}
