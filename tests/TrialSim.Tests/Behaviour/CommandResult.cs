namespace TrialSim.Tests.Behaviour;

/// <summary>How a command ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Error)
{
    /// <summary>Asserts that all went well, and returns what was printed.</summary>
    public string Done()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}: {Error}");
        Assert.Empty(Error);
        return Output;
    }

    /// <summary>Asserts that the command was refused, and returns why.</summary>
    public string Refused()
    {
        Assert.Equal(2, ExitCode);
        Assert.Empty(Output);
        Assert.NotEmpty(Error);
        Assert.DoesNotContain("   at ", Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", Error, StringComparison.Ordinal);
        return Error;
    }
}
