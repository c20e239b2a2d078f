using System.CommandLine;
using System.CommandLine.Parsing;

namespace TrialSim.Cli.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class TrialOptions
{
    /// <summary>The scenario file.</summary>
    public static Argument<string> Scenario()
    {
        var scenario = new Argument<string>("SCENARIO") { Description = "Scenario file (JSON; comments are allowed)." };
        scenario.Validators.Add(RefuseOptions);
        return scenario;
    }

    /// <summary>Refuses what looks like an option where a file is expected: it is a mistyped one.</summary>
    public static void RefuseOptions(ArgumentResult result)
    {
        if (result.Tokens.FirstOrDefault(t => t.Value.StartsWith('-')) is { } token)
        {
            result.AddError($"there is no option \"{token.Value}\".");
        }
    }

    /// <summary>A number of trials.</summary>
    public static Option<WholeNumber?> Replicates(string description) => WholeNumber.Option("--replicates", "N", description, 1, 1_000_000_000_000);

    /// <summary>The seed.</summary>
    public static Option<WholeNumber?> Seed() =>
        WholeNumber.Option("--seed", "S", "Seed of all randomness; the scenario's own unless given.", 0, ulong.MaxValue);

    /// <summary>Threads.</summary>
    public static Option<WholeNumber?> Workers() =>
        WholeNumber.Option("--workers", "W", "Threads; one a processor unless given. They change nothing but the time.", 1, 4096);
}
