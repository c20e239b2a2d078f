using System.CommandLine;
using System.Globalization;
using TrialSim.Assurance;
using TrialSim.Cli.Assuring;
using TrialSim.Cli.Claiming;
using TrialSim.Cli.Running;
using TrialSim.Quantities;
using TrialSim.Scenarios;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim assure</c>: says how surely a trial succeeds when the truth is uncertain.</summary>
internal static class AssureCommand
{
    private const ulong UsualReplicates = 100_000;

    /// <summary>The command.</summary>
    public static Command Build()
    {
        var scenario = TrialOptions.Scenario();
        var priors = Several("--prior", "FILE", "Prior files: what is believed of the drug's effect (see trialsim schema --prior).", required: true);
        var goal = new Option<string>("--for") { HelpName = "NAME", Required = true, Description = "The analysis, decision or claim rule that is to succeed." };
        var patients = Several("--patients", "N", "Sizes of the trial; the scenario's own unless given.", required: false);
        var replicates = TrialOptions.Replicates("Trials to simulate with each prior and size; 100000 unless given.");
        var draws = WholeNumber.Option("--draws", "K", "Truths drawn from each prior; 1000 unless given. A list of draws is used whole.", 2, 1_000_000);
        var mcse = new Option<string?>("--mcse") { HelpName = "ERROR", Description = "Simulate until every assurance has at most this Monte Carlo standard error, instead of a number of trials." };
        var interim = new Option<string?>("--interim") { HelpName = "n=N,estimate=X,se=S", Description = "What the trial has shown so far: says too how surely the rest brings success (conditional and predictive power)." };
        var seed = TrialOptions.Seed();
        var workers = TrialOptions.Workers();
        var json = new Option<bool>("--json") { Description = "Print the answer as one JSON document (see trialsim schema --assure)." };
        var directory = new Option<string?>("--out") { HelpName = "DIR", Description = "Also write assure.json into this directory." };
        var command = new TrialCommand("assure", "Says how surely a trial succeeds when its truth is drawn from a prior, and how often a success is then true.")
        {
            Examples =
            [
                "trialsim assure scenarios/raison-2013.json --prior scenarios/priors/raison-2013-sceptical.json --for interaction",
                "trialsim assure scenarios/raison-2013.json --prior scenarios/priors/raison-2013-published.json scenarios/priors/raison-2013-spike.json --for interaction --patients 60 240",
            ],
        };
        command.Add(scenario);
        foreach (Option option in (Option[])[priors, goal, patients, replicates, draws, mcse, interim, seed, workers, json, directory])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var given = ScenarioLoading.Load(parsed.GetRequiredValue(scenario));
            string name = parsed.GetRequiredValue(goal);
            _ = GoalReading.Read("--for", name, given);
            var inquiry = new AssuranceInquiry
            {
                Designs = Sizes(given, parsed.GetValue(patients) ?? []),
                Goal = name,
                Priors = Priors(parsed.GetValue(priors)!),
                Settings = TrialOptions.Settings(parsed, given, UsualReplicates, replicates, seed, workers),
                Draws = (int?)parsed.GetValue(draws)?.Value,
                Mcse = Error(parsed.GetValue(mcse), parsed.GetValue(replicates), parsed.GetValue(draws)),
                Interim = Interim(parsed.GetValue(interim), parsed.GetValue(patients)),
                Cache = TruthCache.OfUser(),
            };
            bool asJson = parsed.GetValue(json);
            return Inquiry.Execute(
                parsed.GetValue(directory), "assure.json", inquiry.Answer, AssuranceDocument.Write,
                (finished, written) => asJson ? AssuranceDocument.Write(finished) : AssurancePage.Write(finished, written));
        });
        return command;
    }

    private static Option<string[]> Several(string name, string helpName, string description, bool required) => new(name)
    {
        HelpName = helpName,
        Required = required,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = true,
        Description = description,
    };

    private static List<(string File, StatedPrior Prior)> Priors(string[] files)
    {
        List<(string File, StatedPrior Prior)> priors = [];
        foreach (string file in files)
        {
            var prior = PriorLoading.Load(file);
            if (priors.Find(p => p.Prior.Name == prior.Name).File is { } other)
            {
                throw new RefusedException($"--prior: {file}: {other} is called \"{prior.Name}\" too. Give one of them another \"name\".");
            }

            priors.Add((file, prior));
        }

        return priors;
    }

    private static List<Scenario> Sizes(Scenario given, string[] texts)
    {
        List<Scenario> designs = [];
        foreach (string text in texts)
        {
            var design = OfSize(given, text);
            designs.Add(designs.TrueForAll(d => d.Design.Patients != design.Design.Patients)
                ? design
                : throw new RefusedException($"--patients: {design.Design.Patients.Value.ToString(CultureInfo.InvariantCulture)} is there already. Name each size once."));
        }

        return designs.Count == 0 ? [given] : designs;
    }

    private static Scenario OfSize(Scenario given, string text)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int patients))
        {
            throw new RefusedException($"--patients: \"{Spelling.Quotable(text)}\" is not a number of patients. Write whole numbers, such as 60 120 240.");
        }

        var reading = new ScenarioPatch([new("design.patients", patients.ToString(CultureInfo.InvariantCulture))]).Apply(given);
        return reading.Scenario ?? throw new RefusedException(ScenarioLoading.Describe($"--patients {text}", reading.Problems));
    }

    private static InterimResult? Interim(string? text, string[]? sizes) => text is null ? null
        : sizes is not { Length: > 1 } ? InterimReading.Read(text)
        : throw new RefusedException("--interim: a trial under way has one size. Give one number after --patients.");

    private static double? Error(string? text, WholeNumber? replicates, WholeNumber? draws)
    {
        if (text is null)
        {
            return null;
        }

        if (replicates is not null || draws is not null)
        {
            throw new RefusedException("--mcse: it decides the numbers of trials and draws itself. Leave out --replicates and --draws, or --mcse.");
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double error) && error is >= 0.0001 and <= 0.1
            ? error
            : throw new RefusedException($"--mcse: \"{Spelling.Quotable(text)}\" is not an error that can be asked for. Use a number from 0.0001 to 0.1, such as 0.002.");
    }
}
