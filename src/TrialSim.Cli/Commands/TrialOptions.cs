using System.CommandLine;
using System.CommandLine.Parsing;
using TrialSim.Scenarios;
using TrialSim.Simulation;

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

    /// <summary>Probabilities beforehand.</summary>
    public static Option<string[]> Priors(string usual) => new("--prior")
    {
        HelpName = "P",
        AllowMultipleArgumentsPerToken = true,
        Description = $"Probabilities beforehand that the marker is truly predictive; {usual} unless given.",
    };

    /// <summary>What the options say of a run.</summary>
    public static RunSettings Settings(
        ParseResult parsed, Scenario scenario, ulong usualReplicates, Option<WholeNumber?> replicates, Option<WholeNumber?> seed, Option<WholeNumber?> workers) => new(
        parsed.GetValue(seed)?.Value ?? scenario.Seed,
        (long)(parsed.GetValue(replicates)?.Value ?? usualReplicates),
        (int?)parsed.GetValue(workers)?.Value ?? Environment.ProcessorCount);
}
