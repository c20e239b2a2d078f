using System.CommandLine;
using System.CommandLine.Parsing;
using TrialSim.Cli.Atlases;
using TrialSim.Cli.Claiming;
using TrialSim.Cli.Precision;
using TrialSim.Cli.Terminal;
using TrialSim.Precision;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim plan</c>: says beforehand how many trials a run needs to be as exact as wanted.</summary>
internal static class PlanCommand
{
    private const ulong UsualPilot = 4096;

    /// <summary>The command.</summary>
    public static Command Build()
    {
        var scenario = new Argument<string?>("SCENARIO") { Arity = ArgumentArity.ZeroOrOne, Description = "Scenario file; without one, the textbook's table of shares." };
        scenario.Validators.Add(TrialOptions.RefuseOptions);
        var targets = PrecisionOptions.Targets("The Monte Carlo standard error wanted: of every figure, or 'WORDS=E' of those that words of the results name, as in trialsim run --mcse.");
        var replicates = TrialOptions.Replicates("Instead of --mcse: the number of trials whose errors are wanted.");
        var pilot = WholeNumber.Option("--pilot", "N", "Trials of the pilot; 4096 unless given.", (ulong)PrecisionGoal.AtLeast, 100_000_000);
        var seed = TrialOptions.Seed();
        var workers = TrialOptions.Workers();
        var rules = new Option<string?>("--rules") { HelpName = "PLAN", Description = "The claim rules of an atlas plan instead of the scenario's own analyses and rules, as in trialsim run --rules." };
        var json = new Option<bool>("--json") { Description = "Print the plan as one JSON document (see trialsim schema --precision)." };
        var directory = new Option<string?>("--out") { HelpName = "DIR", Description = "Also write plan.json into this directory." };
        var command = new TrialCommand("plan", "Says how many simulated trials each figure needs for a Monte Carlo error, which one decides, and how long that takes; or how exact a number of trials is.")
        {
            Examples =
            [
                "trialsim plan scenarios/raison-2013.json --mcse rejection-rate=0.001",
                "trialsim plan scenarios/raison-2013.json --replicates 1e6",
                "trialsim plan --mcse 0.002",
            ],
        };
        command.Add(scenario);
        foreach (Option option in (Option[])[targets, replicates, pilot, seed, workers, rules, json, directory])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var texts = parsed.GetValue(targets) ?? [];
            long? given = (long?)parsed.GetValue(replicates)?.Value;
            bool asJson = parsed.GetValue(json);
            if (texts.Length > 0 == given is not null)
            {
                throw new RefusedException("trialsim plan: give the errors wanted with --mcse, or a number of trials with --replicates; one of them.");
            }

            if (parsed.GetValue(scenario) is not { } path)
            {
                Refuse(parsed, pilot, seed, workers, rules);
                return Inquiry.Execute(
                    parsed.GetValue(directory), "plan.json", (_, _) => ShareReading.Read(texts, given), PlanDocument.Write,
                    (shares, written) => asJson ? PlanDocument.Write(shares) : SharePage.Write(shares, given is not null, written));
            }

            var simulated = parsed.GetValue(rules) is { } plan ? AtlasLoading.WithRules(path, plan) : ScenarioLoading.Load(path);
            var goal = given is null ? new PrecisionGoal { Targets = TargetReading.Read(texts, simulated) } : null;
            var inquiry = new PlanInquiry(simulated, goal, given, TrialOptions.Settings(parsed, simulated, UsualPilot, pilot, seed, workers));
            return Inquiry.Execute(
                parsed.GetValue(directory), "plan.json", PrecisionOptions.Refusing(inquiry.Answer), finished => PlanDocument.Write(finished.Plan),
                (finished, written) => asJson ? PlanDocument.Write(finished.Plan) : PlanPage.Write(finished, written));
        });
        return command;
    }

    private static void Refuse(ParseResult parsed, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
        {
            if (parsed.GetResult(option) is { Implicit: false })
            {
                throw new RefusedException($"trialsim plan: {option.Name} is about a scenario's trials. Name a SCENARIO, or leave it out for the table of shares.");
            }
        }
    }
}
