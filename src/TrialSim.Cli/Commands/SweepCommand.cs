using System.CommandLine;
using TrialSim.Cli.Claiming;
using TrialSim.Cli.Precision;
using TrialSim.Cli.Running;
using TrialSim.Cli.Sweeping;
using TrialSim.Sweeps;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim sweep</c>: simulates a scenario over values of its properties, on the same chance events.</summary>
internal static class SweepCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var scenario = TrialOptions.Scenario();
        var varied = new Option<string[]>("--vary")
        {
            HelpName = "PATH=VALUES",
            Required = true,
            Description = "A property and its values: a list (outcome.drug-effect.slope=-6,-3,0), a range FROM..TO:STEP (n=60..480:60; n is design.patients), texts or JSON. "
                + "Several --vary: every combination.",
        };
        var zip = new Option<bool>("--zip") { Description = "Combine the values of several --vary side by side: the first of each, then the second." };
        var goals = new Option<string[]>("--for")
        {
            HelpName = "NAME",
            AllowMultipleArgumentsPerToken = true,
            Description = "Analyses, decisions or claim rules to show; all unless given. The files have every figure.",
        };
        var against = new Option<string>("--against") { HelpName = "CELLS", DefaultValueFactory = _ => "first", Description = "Which cells to compare: each with the first, with its neighbours (steps), or all." };
        against.AcceptOnlyFromAmong("first", "steps", "all");
        var replicates = TrialOptions.Replicates("Trials to simulate of each cell; the scenario's own number unless given.");
        var targets = PrecisionOptions.Targets("Instead of --replicates: simulate until every figure of every cell has a Monte Carlo standard error of at most E; or those that words name, 'WORDS=E', "
            + "such as 'rejection-rate=0.002' or 'difference of rejection-rate=0.001' (between cells). Several: the one that names most counts.");
        var atMost = PrecisionOptions.AtMost();
        var seed = TrialOptions.Seed();
        var workers = TrialOptions.Workers();
        var json = new Option<bool>("--json") { Description = "Print the results as one JSON document (see trialsim schema --sweep)." };
        var directory = new Option<string?>("--out") { HelpName = "DIR", Description = "Also write sweep.json and sweep.csv into this directory; interrupted, the same command goes on from there." };
        var fresh = new Option<bool>("--fresh") { Description = "Discard an unfinished sweep in that directory and begin anew." };
        var command = new TrialCommand("sweep", "Simulates a scenario over values of any of its properties, on the same chance events, and compares the cells.")
        {
            Examples =
            [
                "trialsim sweep scenarios/raison-2013.json --vary n=60..240:60 --vary outcome.drug-effect.slope=-5.5,-2.75,0 --for interaction",
                "trialsim sweep scenarios/raison-2013.json --vary subgroups[2].crp-above=3..10:1 --against steps --out cut",
            ],
        };
        command.Add(scenario);
        foreach (Option option in (Option[])[varied, zip, goals, against, replicates, targets, atMost, seed, workers, json, directory, fresh])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var given = ScenarioLoading.Load(parsed.GetRequiredValue(scenario));
            string[] shown = [.. (parsed.GetValue(goals) ?? []).Distinct()];
            Array.ForEach(shown, name => GoalReading.Read("--for", name, given));
            if (parsed.GetValue(fresh) && parsed.GetValue(directory) is null)
            {
                throw new RefusedException("--fresh discards an unfinished sweep of --out DIR, and there is no --out. Add it, or leave --fresh out.");
            }

            var goal = PrecisionOptions.Goal(parsed, given, targets, atMost, replicates, withDifferences: true);
            var settings = TrialOptions.Settings(parsed, given, (ulong)given.Replicates.Value, replicates, seed, workers);
            bool asJson = parsed.GetValue(json);
            return new SweepInquiry
            {
                Plan = VaryReading.Read(
                    parsed.GetRequiredValue(varied), given, parsed.GetValue(zip) ? SweepLayout.Zipped : SweepLayout.Crossed,
                    Enum.Parse<SweepContrast>(parsed.GetRequiredValue(against), ignoreCase: true)),
                Settings = goal is null ? settings : settings with { Replicates = goal.AtMost },
                Goal = goal,
                Cache = TruthCache.OfUser(),
                Directory = parsed.GetValue(directory),
                Fresh = parsed.GetValue(fresh),
                Present = finished => asJson ? finished.Document : SweepPage.Write(finished, shown),
            }.Execute();
        });
        return command;
    }
}
