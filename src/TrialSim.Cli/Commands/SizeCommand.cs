using System.CommandLine;
using TrialSim.Cli.Claiming;
using TrialSim.Cli.Running;
using TrialSim.Cli.Sizing;
using TrialSim.Quantities;
using TrialSim.Scenarios;
using TrialSim.Sizing;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim size</c>: how many patients, or what else, a trial needs for a wanted power.</summary>
internal static class SizeCommand
{
    /// <summary>The command.</summary>
    public static Command Build()
    {
        var scenario = TrialOptions.Scenario();
        var goal = new Option<string>("--for") { HelpName = "NAME", Required = true, Description = "The analysis that is to be significant, or the decision or claim rule that is to say yes." };
        var powers = Several("--power", "P", "Wanted powers, such as 0.8 0.9.", required: true);
        var solve = new Option<string?>("--solve") { HelpName = "WHAT", Description = $"What is sought: {string.Join(", ", Knobs.All.Select(k => k.Name))}; {Knobs.All[0].Name} unless given." };
        var effects = Several("--effect", "FACTOR", "Multiples of the scenario's drug effect, a truth each; 1 unless given.", required: false);
        var truths = Several("--truth", "FILE", "Further scenarios of the same design, a truth each.", required: false);
        var priors = Several("--prior", "FILE", "Priors about the drug effect (see trialsim schema --prior): the mean of each is a truth.", required: false);
        var error = new Option<string?>("--mcse") { HelpName = "E", Description = "Monte Carlo standard error of the power at the answer; 0.002 unless given." };
        var replicates = TrialOptions.Replicates("Instead of --mcse: trials to simulate at the answer, and about as many to find it.");
        var seed = TrialOptions.Seed();
        var workers = TrialOptions.Workers();
        var json = new Option<bool>("--json") { Description = "Print the answer as one JSON document (see trialsim schema --size)." };
        var directory = new Option<string?>("--out") { HelpName = "DIR", Description = "Also write size.json and size.csv into this directory." };
        var command = new TrialCommand("size", "Finds how many patients a trial needs for a wanted power, with an interval; or which effect, or another number of the design.")
        {
            Examples =
            [
                "trialsim size scenarios/raison-2013.json --for interaction --power 0.8 0.9 --effect 1 0.5",
                "trialsim size scenarios/raison-2013.json --for interaction --power 0.8 --solve effect",
            ],
        };
        command.Add(scenario);
        foreach (Option option in (Option[])[goal, powers, solve, effects, truths, priors, error, replicates, seed, workers, json, directory])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var given = ScenarioLoading.Load(parsed.GetRequiredValue(scenario));
            string name = parsed.GetRequiredValue(goal);
            var question = new SizeQuestion
            {
                GoalName = name,
                Goal = GoalReading.Read("--for", name, given),
                Knob = Knob(parsed.GetValue(solve)),
                Truths = SizeTruthReading.Read(given, parsed.GetValue(effects) ?? [], parsed.GetValue(truths) ?? [], parsed.GetValue(priors) ?? []),
                Powers = [],
                PowerError = PowerReading.Error(parsed.GetValue(error)),
                Replicates = (long?)parsed.GetValue(replicates)?.Value,
            };
            if (question.PowerError is not null && question.Replicates is not null)
            {
                throw new RefusedException("--mcse and --replicates both say how much to simulate. Give one of them.");
            }

            question = question with { Replicates = PowerReading.Trials(question.Replicates), Knob = question.Knob.For(given, question.Analyses(given)) };
            question = question with { Powers = PowerReading.Powers(parsed.GetRequiredValue(powers), question) };
            RefuseKnob(question);
            var settings = TrialOptions.Settings(parsed, given, 1, replicates, seed, workers);
            var inquiry = new SizeInquiry(question, settings, TruthCache.OfUser());
            bool asJson = parsed.GetValue(json);
            return Inquiry.Execute(
                parsed.GetValue(directory), inquiry.Answer,
                finished => [("size.json", SizeDocument.Write(finished)), ("size.csv", SizeCsv.Write(finished.Result))], ["size.json", "size.csv"],
                (finished, written) => asJson ? SizeDocument.Write(finished) : SizePage.Write(finished, written));
        });
        return command;
    }

    private static Option<string[]> Several(string name, string helpName, string description, bool required) =>
        new(name) { HelpName = helpName, Required = required, AllowMultipleArgumentsPerToken = true, Description = description };

    private static Knob Knob(string? name) => name is null
        ? Knobs.All[0]
        : Knobs.All.FirstOrDefault(k => k.Name == name) ?? throw new RefusedException(
            $"--solve: \"{Spelling.Quotable(name)}\" cannot be sought.\n    {Spelling.Suggest(name, [.. Knobs.All.Select(k => k.Name)], "Known")}");

    private static void RefuseKnob(SizeQuestion question)
    {
        foreach (var truth in question.Truths)
        {
            if (question.Knob.Refusal(truth.Scenario, question.Analyses(truth.Scenario)) is { } problem)
            {
                throw new RefusedException($"--solve {question.Knob.Name}: {truth.Name}: {problem.Path}: {problem.Found}\n    {problem.Remedy}");
            }
        }
    }
}
