using System.Diagnostics;

namespace TrialSim.Tests.Behaviour;

/// <summary>The built command, run as a user runs it: as a process of its own.</summary>
internal static class TrialsimProcess
{
    private static readonly string Cache = Directory.CreateTempSubdirectory("trialsim-cache-").FullName;

    /// <summary>The scenario of the benchmark.</summary>
    public static string W1 { get; } = Repository.Path("scenarios/bench/w1.json");

    /// <summary>A scenario in which every optional column of a cohort is modelled, and patients drop out.</summary>
    public static string Rich { get; } = Repository.Path("tests/TrialSim.Tests/Behaviour/Scenarios/rich.json");

    /// <summary>Runs to the end.</summary>
    public static CommandResult Run(params string[] arguments) => Run(new Dictionary<string, string?>(), arguments);

    /// <summary>Runs to the end with environment variables of the test's own.</summary>
    public static CommandResult Run(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var process = Start(environment, arguments);
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>Starts the command.</summary>
    public static Process Start(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
            WorkingDirectory = Repository.Path(string.Empty),
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "trialsim.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["XDG_CACHE_HOME"] = Cache;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
