using System.CommandLine;
using TrialSim.Analyses;
using TrialSim.Cli.Claiming;
using TrialSim.Cli.Running;
using TrialSim.Findings;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Simulation;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim credibility</c>: the five ICEMAN questions about effect modification, as far as a scenario answers them.</summary>
internal static class CredibilityCommand
{
    private const ulong UsualReplicates = 100_000;

    /// <summary>The command.</summary>
    public static Command Build()
    {
        var scenario = TrialOptions.Scenario();
        var name = new Option<string?>("--analysis") { HelpName = "NAME", Description = "The test of interaction; the scenario's first unless given." };
        var priors = TrialOptions.Priors("0.1, 0.3 and 0.5");
        var replicates = TrialOptions.Replicates("Trials to simulate under each truth; 100000 unless given.");
        var seed = TrialOptions.Seed();
        var workers = TrialOptions.Workers();
        var json = new Option<bool>("--json") { Description = "Print the assessment as one JSON document (see trialsim schema --credibility)." };
        var directory = new Option<string?>("--out") { HelpName = "DIR", Description = "Also write credibility.json into this directory." };
        var command = new TrialCommand("credibility", "Asks the five ICEMAN questions about effect modification that such a trial would find, and answers them from design and simulation.")
        {
            Examples = ["trialsim credibility scenarios/raison-2013.json", "trialsim credibility scenarios/raison-2013.json --analysis interaction --prior 0.05 0.2 --json"],
        };
        command.Add(scenario);
        foreach (Option option in (Option[])[name, priors, replicates, seed, workers, json, directory])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var given = ScenarioLoading.Load(parsed.GetRequiredValue(scenario));
            var inquest = new CredibilityInquest
            {
                Interaction = Interaction(given, parsed.GetValue(name)),
                Truths = TruthReading.Around(given, []),
                Value = TrueValue.Undefined,
            };
            var settings = TrialOptions.Settings(parsed, given, UsualReplicates, replicates, seed, workers);
            var inquiry = new CredibilityInquiry(inquest with { Priors = PriorReading.Read(parsed.GetValue(priors)) ?? inquest.Priors }, settings, TruthCache.OfUser());
            bool asJson = parsed.GetValue(json);
            return Inquiry.Execute(
                parsed.GetValue(directory), "credibility.json", inquiry.Assess, finished => CredibilityDocument.Write(finished.Assessment),
                (finished, written) => asJson ? CredibilityDocument.Write(finished.Assessment) : CredibilityPage.Write(finished, written));
        });
        return command;
    }

    private static Analysis Interaction(Scenario scenario, string? name)
    {
        Analysis[] tests = [.. scenario.Analyses.Where(CredibilityInquest.IsInteraction)];
        if (tests.Length == 0)
        {
            throw new RefusedException($"{scenario.Name}: no analysis tests an interaction, so there is no effect modification to assess.\n    Add one of kind \"crp-interaction\" or \"logistic-interaction\".");
        }

        return name is null ? tests[0] : tests.FirstOrDefault(a => a.Name == name) ?? throw new RefusedException(
            $"--analysis: no test of interaction is called \"{Spelling.Quotable(name)}\".\n    {Spelling.Suggest(name, [.. tests.Select(a => a.Name)], "Tests of interaction")}");
    }
}
