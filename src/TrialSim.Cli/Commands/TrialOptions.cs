using System.CommandLine;

namespace TrialSim.Cli.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class TrialOptions
{
    /// <summary>The scenario file.</summary>
    public static Argument<string> Scenario() => new("SCENARIO") { Description = "Scenario file (JSON; comments are allowed)." };

    /// <summary>A number of trials.</summary>
    public static Option<ulong?> Replicates(string description) => WholeNumber.Option("--replicates", "N", description, 1, 1_000_000_000_000);

    /// <summary>The seed.</summary>
    public static Option<ulong?> Seed() =>
        WholeNumber.Option("--seed", "S", "Seed of all randomness; the scenario's own unless given.", 0, ulong.MaxValue);
}
