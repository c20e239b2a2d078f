using System.CommandLine;
using TrialSim.Cli.Claiming;
using TrialSim.Cli.Running;
using TrialSim.Findings;

namespace TrialSim.Cli.Commands;

/// <summary><c>trialsim claim</c>: says what a finding is worth that a trial of a scenario's design has shown.</summary>
internal static class ClaimCommand
{
    private const ulong UsualReplicates = 200_000;

    /// <summary>The command.</summary>
    public static Command Build()
    {
        var scenario = TrialOptions.Scenario();
        var observed = new Option<string[]>("--observed")
        {
            HelpName = "FINDING",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            Description = "What the trial showed: NAME-p=VALUE (p at most VALUE in favour of the treatment; NAME-p=VALUE:adverse against it), NAME-p=LOW..HIGH, "
                + "or the name of an analysis, decision or claim rule that said yes. Several: all at once.",
        };
        var truths = new Option<string[]>("--truth") { HelpName = "FILE", AllowMultipleArgumentsPerToken = true, Description = "Further scenarios to compare, beside those made from SCENARIO." };
        var priors = TrialOptions.Priors("0.05 to 0.9");
        var replicates = TrialOptions.Replicates("Trials to simulate under each truth; 200000 unless given.");
        var seed = TrialOptions.Seed();
        var workers = TrialOptions.Workers();
        var json = new Option<bool>("--json") { Description = "Print the answer as one JSON document (see trialsim schema --claim)." };
        var directory = new Option<string?>("--out") { HelpName = "DIR", Description = "Also write claim.json into this directory." };
        var command = new TrialCommand("claim", "Says what a finding is worth: how often trials of this design show it under several truths and nulls, and what would confirm it.")
        {
            Examples =
            [
                "trialsim claim scenarios/raison-2013.json --observed interaction-p=0.01",
                "trialsim claim scenarios/raison-2013.json --observed interaction-p=0.01 ancova-p=0.05..1 --prior 0.1 0.3",
            ],
        };
        command.Add(scenario);
        foreach (Option option in (Option[])[observed, truths, priors, replicates, seed, workers, json, directory])
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            var given = ScenarioLoading.Load(parsed.GetRequiredValue(scenario));
            var question = new ClaimQuestion
            {
                Finding = EvidenceReading.Read(parsed.GetRequiredValue(observed), given),
                Truths = TruthReading.Around(given, parsed.GetValue(truths) ?? []),
            };
            var settings = TrialOptions.Settings(parsed, given, UsualReplicates, replicates, seed, workers);
            var inquiry = new ClaimInquiry(question with { Priors = PriorReading.Read(parsed.GetValue(priors)) ?? question.Priors }, settings, TruthCache.OfUser());
            bool asJson = parsed.GetValue(json);
            return Inquiry.Execute(
                parsed.GetValue(directory), "claim.json", inquiry.Answer, finished => ClaimDocument.Write(finished.Answer),
                (finished, written) => asJson ? ClaimDocument.Write(finished.Answer) : ClaimPage.Write(finished, written));
        });
        return command;
    }
}
