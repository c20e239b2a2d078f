namespace TrialSim.Tests.Behaviour;

public class TerminalTests
{
    [Fact]
    public void A_redirected_table_is_plain_text_at_most_a_hundred_columns_wide()
    {
        string output = TrialsimProcess.Run("run", TrialsimProcess.Rich, "--replicates", "100").Done();
        Assert.DoesNotContain('\e', output);
        Assert.All(output.Split('\n'), line => Assert.True(line.Length <= 100 && line == line.TrimEnd(), line));
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public void On_a_terminal_emphasis_can_be_switched_off(string variable, string value)
    {
        if (!OperatingSystem.IsLinux())
        {
            return; // script(1) of util-linux makes the terminal
        }

        Assert.Contains('\e', Describe(new() { ["TERM"] = "xterm", ["NO_COLOR"] = null }));
        Assert.DoesNotContain("\e[1m", Describe(new() { ["TERM"] = "xterm", [variable] = value }), StringComparison.Ordinal);
    }

    private static string Describe(Dictionary<string, string?> environment)
    {
        string trialsim = Path.Combine(AppContext.BaseDirectory, "trialsim.dll");
        var start = new System.Diagnostics.ProcessStartInfo("script", ["-qc", $"dotnet exec '{trialsim}' describe '{TrialsimProcess.W1}'", "/dev/null"])
        {
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = System.Diagnostics.Process.Start(start)!;
        return process.StandardOutput.ReadToEnd();
    }
}
