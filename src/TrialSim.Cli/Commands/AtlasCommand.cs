using System.CommandLine;
using TrialSim.Cli.Atlases;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim atlas</c>: how often claim rules make false claims where nothing is there to claim.</summary>
internal static class AtlasCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var scenario = TrialOptions.Scenario();
        var plan = new Option<string?>("--plan") { HelpName = "FILE", Description = "Your own rules with their analyses, or further null families (see trialsim schema --atlas-plan)." };
        var family = Names("--family", "Only these null families, in the order of the atlas.");
        var rule = Names("--rule", "Only these rules, in the order of the plan.");
        var replicates = TrialOptions.Replicates("Trials to simulate in each family; the scenario's own number unless given.");
        var seed = TrialOptions.Seed();
        var workers = WholeNumber.Option("--workers", "W", "Threads; one a processor unless given. They change nothing but the time.", 1, 4096);
        var json = new Option<bool>("--json") { Description = "Print the results as one JSON document (see trialsim schema --atlas)." };
        var directory = new Option<string?>("--out") { HelpName = "DIR", Description = "Also write atlas.json and atlas.csv into this directory." };
        var command = new TrialCommand("atlas", "Runs claim rules over null families, in which no marker predicts the drug's effect, and shows how often each makes a false claim.")
        {
            Examples =
            [
                "trialsim atlas scenarios/raison-2013.json --replicates 2_000",
                "trialsim atlas scenarios/raison-2013.json --family no-effect floor --json > atlas.json",
            ],
        };
        command.Add(scenario);
        foreach (Option option in (Option[])[plan, family, rule, replicates, seed, workers, json, directory])
        {
            command.Add(option);
        }

        command.SetAction(parsed => new AtlasJob
        {
            Setup = AtlasLoading.Load(parsed.GetRequiredValue(scenario), parsed.GetValue(plan), parsed.GetValue(family), parsed.GetValue(rule)),
            Replicates = (long?)parsed.GetValue(replicates)?.Value,
            Seed = parsed.GetValue(seed)?.Value,
            Workers = (int?)parsed.GetValue(workers)?.Value ?? Environment.ProcessorCount,
            Present = parsed.GetValue(json) ? finished => finished.Document : AtlasReport.Write,
            Directory = parsed.GetValue(directory),
        }.Execute());
        return command;
    }

    private static Option<string[]?> Names(string name, string description) => new(name)
    {
        HelpName = "NAME",
        Description = description,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
    };
}
