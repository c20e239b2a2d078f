using System.CommandLine;
using TrialSim.Cli.Terminal;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim completion</c>: prints a script that lets a shell complete trialsim's commands, options and file names.</summary>
/// <remarks>The scripts ask trialsim itself, by the suggest directive of System.CommandLine, so they never fall behind it.</remarks>
internal static class CompletionCommand
{
    private const string Bash = """
        _trialsim() {
            local word=${COMP_WORDS[COMP_CWORD]} IFS=$'\n'
            COMPREPLY=($(compgen -W "$(trialsim "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "$word"))
        }
        complete -o default -F _trialsim trialsim

        """;

    private const string Zsh = """
        #compdef trialsim
        _trialsim() {
            local -a suggestions
            suggestions=("${(@f)$(trialsim "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
            [[ -n "$suggestions" ]] && compadd -- $suggestions
            _files
        }
        compdef _trialsim trialsim

        """;

    private const string Fish = """
        complete -c trialsim -a '(trialsim "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'

        """;

    private static readonly IReadOnlyDictionary<string, string> Scripts = new Dictionary<string, string>
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
    };

    /// <summary>The command.</summary>
    public static Command Build()
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new TrialCommand("completion", "Prints a script for completion in bash, zsh or fish.")
        {
            Examples =
            [
                "trialsim completion bash > ~/.local/share/bash-completion/completions/trialsim",
                "trialsim completion zsh > \"${fpath[1]}/_trialsim\"",
                "trialsim completion fish > ~/.config/fish/completions/trialsim.fish",
            ],
        };
        command.Add(shell);
        command.SetAction(parsed =>
        {
            StandardOutput.Write(Scripts[parsed.GetRequiredValue(shell)]);
            return ExitCode.Done;
        });
        return command;
    }
}
