using System.CommandLine;
using TrialSim.Cli.Atlases;
using TrialSim.Cli.Precision;
using TrialSim.Cli.Reports;
using TrialSim.Cli.Running;
using TrialSim.Cli.Studying;
using TrialSim.Studies;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim run</c>: simulates a scenario and shows its operating characteristics.</summary>
internal static class RunCommand
{
    /// <summary>What is typed to run it.</summary>
    public const string Name = "run";

    /// <summary>The command.</summary>
    public static Command Build()
    {
        var scenario = TrialOptions.Scenario();
        var replicates = TrialOptions.Replicates("Trials to simulate; the scenario's own number unless given.");
        var targets = PrecisionOptions.Targets("Instead of --replicates: simulate until every figure has a Monte Carlo standard error of at most E; or those that words name, "
            + "'WORDS=E' with words of the results, such as 'rejection-rate=0.001' or 'type-m of NAME=0.01'. Several: the one that names most counts.");
        var atMost = PrecisionOptions.AtMost();
        var seed = TrialOptions.Seed();
        var workers = TrialOptions.Workers();
        var rules = new Option<string?>("--rules")
        {
            HelpName = "PLAN",
            Description = "Score the claim rules of an atlas plan instead of the scenario's own analyses and rules: a file, or \"standard\".",
        };
        var json = new Option<bool>("--json") { Description = "Print the results as one JSON document (see trialsim schema --results)." };
        var directory = new Option<string?>("--out") { HelpName = "DIR", Description = "Also write results.json and results.csv into this directory." };
        var noCache = new Option<bool>("--no-cache") { Description = "Compute the scenario's true values anew instead of remembering them from the last run." };
        var command = new TrialCommand(Name, "Simulates a trial scenario or biomarker study and shows power, type I error, bias, coverage and what happened to the patients.")
        {
            Examples =
            [
                "trialsim run scenarios/bench/w1.json --replicates 20000",
                "trialsim run scenarios/bench/w1.json --seed 7 --json > w1.json",
                "trialsim run scenarios/raison-2013.json --mcse rejection-rate=0.001",
                "trialsim run scenarios/raison-2013.json --rules standard",
                "trialsim run scenarios/yamasaki-2020.json --out yamasaki",
            ],
        };
        command.Add(scenario);
        foreach (Option option in (Option[])[replicates, targets, atMost, seed, workers, rules, json, directory, noCache])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(scenario);
            int threads = (int?)parsed.GetValue(workers)?.Value ?? Environment.ProcessorCount;
            if (StudyFile.IsStudy(path))
            {
                StudyLoading.RefuseOptions(parsed, path, targets, atMost, rules, noCache);
                return new StudyRun
                {
                    Protocol = StudyLoading.Load(path),
                    Replicates = (long?)parsed.GetValue(replicates)?.Value,
                    Seed = parsed.GetValue(seed)?.Value,
                    Workers = threads,
                    Present = parsed.GetValue(json) ? run => run.Document : StudyReport.Write,
                    Directory = parsed.GetValue(directory),
                }.Execute();
            }

            var simulated = parsed.GetValue(rules) is { } plan
                ? AtlasLoading.WithRules(path, plan)
                : ScenarioLoading.Load(path);
            return new Run
            {
                Scenario = simulated,
                Goal = PrecisionOptions.Goal(parsed, simulated, targets, atMost, replicates),
                Replicates = (long?)parsed.GetValue(replicates)?.Value,
                Seed = parsed.GetValue(seed)?.Value,
                Workers = threads,
                Present = parsed.GetValue(json) ? run => run.Document : RunReport.Write,
                Cache = parsed.GetValue(noCache) ? null : TruthCache.OfUser(),
                Directory = parsed.GetValue(directory),
            }.Execute();
        });
        return command;
    }
}
