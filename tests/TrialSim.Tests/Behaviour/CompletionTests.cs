using System.Diagnostics;

namespace TrialSim.Tests.Behaviour;

public class CompletionTests
{
    [Theory]
    [InlineData("trialsim r", "run")]
    [InlineData("trialsim run --re", "--replicates")]
    [InlineData("trialsim analyze d.csv --pl", "--plan")]
    [InlineData("trialsim completion f", "fish")]
    public void Bash_completes_commands_options_and_choices(string typed, string completed)
    {
        if (!File.Exists("/bin/bash"))
        {
            return;
        }

        string script = $$"""
            trialsim() { dotnet exec '{{Path.Combine(AppContext.BaseDirectory, "trialsim.dll")}}' "$@"; }
            eval "$(trialsim completion bash)"
            COMP_LINE='{{typed}}'; COMP_POINT=${#COMP_LINE}; COMP_WORDS=($COMP_LINE); COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _trialsim
            echo "${COMPREPLY[*]}"
            """;
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", ["-c", script]) { RedirectStandardOutput = true })!;
        Assert.Equal(completed, bash.StandardOutput.ReadToEnd().Trim());
    }

    [Theory]
    [InlineData("zsh", "compdef _trialsim trialsim")]
    [InlineData("fish", "complete -c trialsim")]
    public void Other_shells_have_a_script_of_their_own(string shell, string line) =>
        Assert.Contains(line, TrialsimProcess.Run("completion", shell).Done(), StringComparison.Ordinal);
}
